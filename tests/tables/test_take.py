"""The event tables of others, right and wrong."""

import pytest

from geograph.errors import InputError, StoreError
from geograph.tables import take_table
from geograph.tables.columns import GDELT_EVENTS, POLECAT
from geograph.tables.relate import of_cameo, of_plover

GDELT_ROW = {
    "GLOBALEVENTID": "1120000001",
    "SQLDATE": "20230912",
    "Actor1Code": "USAGOV",
    "Actor1Name": "UNITED STATES",
    "Actor1CountryCode": "USA",
    "Actor1Type1Code": "GOV",
    "Actor2Code": "ROM",
    "Actor2Name": "ROMANIA",
    "Actor2CountryCode": "ROM",
    "EventCode": "042",
    "DATEADDED": "20230913001500",
    "SOURCEURL": "https://www.example.org/a",
}
POLECAT_ROW = {
    "Event ID": "20230912-1",
    "Event Date": "2023-09-12",
    "Event Type": "THREATEN",
    "Event Mode": "restrict",
    "Actor Name": "United States",
    "Actor Country": "USA",
    "Recipient Name": "Armed Forces",
    "Recipient Country": "RUS",
    "Primary Recipient Sector": "MIL",
    "Source": "Courier",
    "Publication Date": "2023-09-13",
}


def gdelt(path, *rows):
    path.write_text("".join("\t".join(row.get(name, "") for name in GDELT_EVENTS) + "\n" for row in rows))
    return path


def polecat(path, *rows):
    lines = [POLECAT, *([row.get(name, "") for name in POLECAT] for row in rows)]
    path.write_text("".join("\t".join(line) + "\n" for line in lines))
    return path


def test_a_row_of_gdelt_is_a_claim(tmp_path):
    taken = take_table(gdelt(tmp_path / "x.CSV", GDELT_ROW), "gdelt")
    [claim], [article] = taken.findings.claims, taken.findings.articles
    assert (claim.sources, claim.relation, claim.targets) == (("usa-government",), "visits", ("ROU",))
    assert (claim.time.edtf, article.outlet, str(article.published)) == ("2023-09-12", "example.org", "2023-09-13")


def test_a_row_of_polecat_is_a_claim(tmp_path):
    [claim] = take_table(polecat(tmp_path / "x.tsv", POLECAT_ROW), "polecat").findings.claims
    assert (claim.sources, claim.relation, claim.targets) == (
        *(("USA",), "threatensSanctionsAgainst", ("rus-armed-forces",)),
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"EventCode": "999"}, "no CAMEO code '999'"),
        ({"EventCode": "010"}, "is no relation of ours"),
        ({"SQLDATE": "20231345"}, "SQLDATE is '20231345', expected a date"),
        ({"Actor1CountryCode": "U5"}, "Actor1CountryCode is 'U5'"),
    ],
)
def test_a_fault_in_gdelt_is_told_with_its_line(tmp_path, change, reason):
    taken = take_table(gdelt(tmp_path / "x.CSV", GDELT_ROW, GDELT_ROW | change), "gdelt")
    [fault] = taken.faults
    assert fault.source.endswith("x.CSV, line 2")
    assert reason in fault.reason
    assert len(taken.findings.claims) == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"Event Type": "GREET"}, "no PLOVER type 'GREET'"),
        ({"Event Mode": "firearms"}, "PLOVER type THREATEN has no mode 'firearms'"),
        ({"Event Date": "soon"}, "Event Date is 'soon'"),
        ({"Actor Country": "United States"}, "expected a code of three letters"),
    ],
)
def test_a_fault_in_polecat_is_told_with_its_line(tmp_path, change, reason):
    taken = take_table(polecat(tmp_path / "x.tsv", POLECAT_ROW | change, POLECAT_ROW), "polecat")
    [fault] = taken.faults
    assert fault.source.endswith("x.tsv, line 2")
    assert reason in fault.reason
    assert len(taken.findings.claims) == 1


def test_a_row_with_too_few_cells(tmp_path):
    path = polecat(tmp_path / "x.tsv", POLECAT_ROW)
    path.write_text(path.read_text() + "one\ttwo\n")
    [fault] = take_table(path, "polecat").faults
    assert "line 3 has 2 cells, expected 40" in fault.reason


@pytest.mark.parametrize(
    ("form", "content", "message"),
    [
        ("polecat", b"Event ID\tEvent Date\n", "line 1 lacks the columns Event Type"),
        ("polecat", b"", "an empty file"),
        ("gdelt", b"one\ttwo\n", "line 1 has 2 columns parted by tabs, expected 61"),
        ("gdelt", b"\xff\xfe\x00", "no UTF-8 text"),
        ("gdel", b"", "did you mean 'gdelt'"),
    ],
)
def test_no_such_table(tmp_path, form, content, message):
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(InputError, match=message):
        take_table(tmp_path / "x", form)


def test_no_such_file(tmp_path):
    with pytest.raises(StoreError, match="cannot read"):
        take_table(tmp_path / "missing", "gdelt")


def test_wider_codes_stand_in():
    assert (of_cameo("1312"), of_cameo("20")) == ("threatensSanctionsAgainst", of_cameo("203"))
    assert of_plover("assault", "") == "attacks"
    assert of_plover("COERCE", "sieze") == of_plover("COERCE", "seize")
