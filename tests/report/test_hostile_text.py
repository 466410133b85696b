"""What strangers write stays text in every form."""

import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind
from geograph.report import contested_page, dossier_page, to_html, to_json, to_markdown, to_text

EVIL = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![](http://evil.example/x.png)",
    "`code` | cell | *bold* \n# heading\n- item\n<b>",
    "\x1b[31m\u202eturned\ud800",
]


def page_of(text, url="https://example.org/a"):
    article = Article.of(f"{text} praised Freedonia.", title=text, outlet=text, url=url, published=date(2023, 1, 1))
    actors = tuple(Actor(id=name, label=name, kind=Kind.GROUP, labels=(text,)) for name in ("fre", text))
    claim = Claim.of(
        relation="praises", sources=(text,), targets=("fre",), evidence=Evidence.of(article, 0, len(article.text))
    )
    return dossier_page(Findings(articles=(article,), actors=actors, claims=(claim,)), text)


@pytest.mark.parametrize("text", EVIL)
def test_html_shows_it_as_text(text):
    page = to_html(page_of(text))
    body = page.partition("<body>")[2]
    assert not any(tag in body for tag in ("<script", "<img", "<b>", "</style"))
    assert "javascript:" not in page.replace(">", "\n>").split('href="', 1)[-1].split('"')[0]
    page.encode()


@pytest.mark.parametrize("text", EVIL)
def test_markdown_shows_it_as_text(text):
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(to_markdown(page_of(text)))
    assert not any(tag in html for tag in ("<script", "<img", "<b>", "<h1>heading", 'href="javascript'))
    assert html.count("<h1>") == 1


@pytest.mark.parametrize("text", EVIL)
def test_a_terminal_is_not_steered(text):
    shown = to_text(page_of(text))
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("text", EVIL)
def test_the_picture_is_sound(text):
    ET.fromstring(page_of(text).picture.encode("utf-8", "replace"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://[", 'https://e.org/"><script>'])
def test_only_addresses_of_the_web_are_linked(url):
    page, text = to_html(page_of("Ruritania", url)), to_markdown(page_of("Ruritania", url))
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert 'href="data' not in page
    assert "](<javascript" not in text


def test_json_holds_it_as_it_is():
    values = json.loads(to_json(page_of(EVIL[0])))
    assert values["title"] == EVIL[0]


def test_nothing_found_is_a_page_too():
    assert "Contested" in to_html(contested_page(Findings()))
