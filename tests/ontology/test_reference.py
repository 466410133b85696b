"""The page about the vocabulary: up to date, complete and self-contained."""

import importlib.util
import re
import sys

import pytest
from lxml import html

from geograph.vocabulary import ontology_folder, relation, relations


@pytest.fixture(scope="module")
def reference():
    spec = importlib.util.spec_from_file_location("ontology_reference", ontology_folder() / "reference.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks its module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def text():
    return (ontology_folder() / "geograph.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(text):
    return html.document_fromstring(text)


def test_the_page_is_what_the_files_say(reference):
    assert reference.main(["--check"]) == 0


def test_a_page_that_is_out_of_date_is_told(reference, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(reference, "PAGE", tmp_path / "geograph.html")
    assert reference.main(["--check"]) == 1
    assert "run ontology/reference.py" in capsys.readouterr().err
    assert reference.main([]) == 0
    assert reference.main(["--check"]) == 0


def test_every_anchor_is_there_once_and_every_link_leads_somewhere(page):
    anchors = page.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    links = {link.removeprefix("#") for link in page.xpath("//@href") if link.startswith("#")}
    assert links - set(anchors) == set()


def test_every_relation_is_told_with_its_definition_and_its_scores(page):
    for name, known in relations().items():
        (section,) = page.xpath(f"//section[h3/@id='{name}']")
        told = section.text_content()
        assert known.definition in told
        assert ("PLOVER score" in told) == (known.plover_score is not None)
    threat = page.xpath("//section[h3/@id='threatensSanctionsAgainst']")[0].text_content()
    numbers = [str(relation("threatensSanctionsAgainst").goldstein), "-6.1", "cameo:1312", "plover:THREATEN-restrict"]
    assert all(number in threat for number in numbers)


def test_the_page_needs_no_network_and_runs_nothing(text, page):
    assert page.xpath("//script | //img | //iframe | //link | //object") == []
    assert not re.search(r"url\((?!#)|@import", text)
    assert "default-src 'none'" in text


def test_the_main_classes_are_drawn(page):
    names = {node.text for node in page.xpath("//*[local-name()='text'][@class='class']")}
    assert {"Claim", "Actor", "Relation", "Evidence", "Article", "Mention", "Event"} <= names
