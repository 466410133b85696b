"""What the page on serving shows: every option is there, and every request is answered."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "notebooks" / "site" / "pages" / "how-to" / "serve.md"
SHOWN = re.findall(r"^\$ (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
REQUESTS = [line for line in SHOWN if line.startswith("curl ")]


def test_the_page_shows_servers_and_requests():
    assert len(REQUESTS) >= 5
    assert len(SHOWN) > len(REQUESTS)


@pytest.mark.parametrize("line", [line for line in SHOWN if line not in REQUESTS])
def test_a_server_is_started_with_options_that_there_are(line):
    words = [word for word in shlex.split(line) if "=" not in word]
    assert words[:2] == ["geograph", "serve"]
    options = {word for word in words if word.startswith("--")}
    known = subprocess.run(
        [sys.executable, "-m", "geograph", "serve", "--help"], capture_output=True, text=True, check=False
    )
    assert options <= set(re.findall(r"--[a-z]+", known.stdout))


def asked(line, client):
    """The answer to what curl would send."""
    words = iter(shlex.split(line)[1:])
    path, headers, data = "", {}, {}
    for word in words:
        if word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word == "--data-urlencode":
            name, _, value = next(words).partition("=")
            data[name] = value
        elif word != "-s":
            path = word.removeprefix("http://127.0.0.1:7878")
    return client.post(path, headers=headers, data=data) if data else client.get(path, headers=headers)


@pytest.mark.parametrize("line", REQUESTS)
def test_a_request_is_answered(line, client):
    answer = asked(line, client)
    assert answer.status_code == 200, answer.text
    if "text/csv" in line:
        assert answer.text.splitlines()[0] == "who,whom"
    else:
        assert answer.json()
