"""`geograph evaluate actors`."""

import json

import pytest

PHRASES = "name\tcontext\tdate\tcountry\tsector\tknown_hard\tasked\n"


@pytest.mark.model
def test_evaluate_actors_prints_the_misses_and_the_shares(geograph, tmp_path):
    path = tmp_path / "phrases.tsv"
    path.write_text(PHRASES + "Russia\t\t2022-01-01\tUKR\t\t0\tcs\ntwo Chinese warplanes\t\t\tCHN\tMIL\t1\tcs\n")
    lines = geograph("evaluate", "actors", path).stdout.splitlines()
    assert lines[:2] == [
        "line\tasked\tfound\twanted\thard\tday\tcontext\tphrase",
        "2\tcountry\tRUS\tUKR\t\t2022-01-01\t\tRussia",
    ]
    assert "sector_accuracy\t1" in lines
    assert "hard_country_right\t1" in lines
    answer = json.loads(geograph("evaluate", "actors", path, "--json").stdout)
    assert answer["totals"]["country_accuracy"] == 0
    assert answer["misses"] == [dict(zip(lines[0].split("\t"), lines[1].split("\t"), strict=True))]


def test_evaluate_actors_tells_what_is_wrong_with_a_file(geograph, tmp_path):
    path = tmp_path / "phrases.tsv"
    path.write_text(PHRASES + "Russia\t\tsoon\tRUS\t\t0\tc\n")
    result = geograph("evaluate", "actors", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"geograph: {path}:2: the date is 'soon'; expected a day such as 2022-01-31")
