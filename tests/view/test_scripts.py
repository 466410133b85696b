"""What joining the scripts into one relies on, and what keeps text from becoming markup."""

import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from geograph.view import page

FOLDER = Path(str(resources.files("geograph.view")))
SCRIPTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("scripts/*.js"))}
IMPORT = re.compile(r'^import \{\s([^}]+?),?\s\} from "\./(\w+)\.js";$', re.MULTILINE)
TOP = re.compile(r"^(?:export )?(?:const|let|(?:async )?function) (\w+|\[[^\]]*\]|\{[^}]*\})", re.MULTILINE)
EXPORT = re.compile(r"^export (?:const|let|(?:async )?function) (\w+)", re.MULTILINE)


def test_every_script_and_style_is_joined_once():
    assert sorted(page._SCRIPTS) == sorted(SCRIPTS)
    assert sorted(page._STYLES) == sorted(path.stem for path in FOLDER.glob("styles/*.css"))


def test_names_at_the_top_of_the_scripts_are_unique():
    names = Counter(
        name for text in SCRIPTS.values() for found in TOP.findall(text) for name in re.findall(r"\w+", found)
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_imports_what_is_there_and_uses_what_it_imports(script):
    text = SCRIPTS[script]
    assert len(re.findall(r"^import", text, re.MULTILINE)) == len(IMPORT.findall(text))
    body = IMPORT.sub("", text)
    for names, other in IMPORT.findall(text):
        for name in re.findall(r"\w+", names):
            assert name in EXPORT.findall(SCRIPTS[other]), f"{name} is not exported by {other}"
            assert re.search(rf"\b{name}\b", body), f"{name} is not used"


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_a_script_exports_is_used_by_another(script):
    wanted = {
        name for text in SCRIPTS.values() for names, _ in IMPORT.findall(text) for name in re.findall(r"\w+", names)
    }
    assert set(EXPORT.findall(SCRIPTS[script])) <= wanted


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_uses_no_name_of_another_without_importing_it(script):
    text = SCRIPTS[script]
    own = {name for found in TOP.findall(text) for name in re.findall(r"\w+", found)}
    known = own | {name for names, _ in IMPORT.findall(text) for name in re.findall(r"\w+", names)}
    code = re.sub(r"//.*|\"(?:\\.|[^\"\\])*\"", "", IMPORT.sub("", text))
    for other, theirs in SCRIPTS.items():
        for name in EXPORT.findall(theirs):
            called = re.search(rf"(?<![\w.]){name}\(", code)
            declared = re.search(rf"(?:const|let|function) {name}\b|\({name}\)|\b{name},|\[{name}\b", code)
            assert name in known or not called or declared, f"{name} of {other}"


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_script_makes_markup_or_code_from_text(script):
    text = SCRIPTS[script]
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc"):
        assert word not in text


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.*s*")), ids=lambda path: path.name)
def test_source_files_stay_short(path):
    if path.suffix in {".js", ".css"}:
        assert path.read_text(encoding="utf-8").count("\n") <= 400
