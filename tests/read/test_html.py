"""Of a page, the main text and what the page says of itself."""

import pytest

from geograph.errors import InputError
from geograph.read import Provenance
from geograph.read.html import read_html

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Kim &amp; Putin meet | Courier</title>
<meta property="og:title" content="Kim &amp; Putin meet">
<meta property="article:published_time" content="2023-09-13T10:00:00Z">
<meta property="og:site_name" content="The &quot;Example&quot; &lt;Courier&gt;">
<link rel="canonical" href="https://example.org/kim"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><script>document.write("Russia attacked Mars")</script>
<style>p { color: red }</style><article><h1>Kim &amp; Putin meet</h1>
<p>North Korean leader Kim Jong Un met President Vladimir Putin of Russia on Wednesday, state media said.</p>
<p>&ldquo;&lt;script&gt;alert(1)&lt;/script&gt; is <b>not</b> a statement,&rdquo; said
Bob "Bobby" O&#39;Neil &lt;sic&gt;.</p>
<p>The two leaders talked for five hours at a cosmodrome in the Far East and then had dinner together.</p>
</article><footer>Copyright 2019 Courier</footer></body></html>"""


def page(html: str = PAGE, **details):
    return read_html(html.encode(), Provenance(**details))


def test_the_text_is_the_article_alone():
    text = page().text
    assert "met President Vladimir Putin" in text
    for other in ("attacked Mars", "color: red", "Home", "Copyright"):
        assert other not in text


def test_quotes_that_look_like_markup_are_words():
    assert '\u201c<script>alert(1)</script> is not a statement,\u201d said Bob "Bobby" O\'Neil <sic>.' in page().text


def test_every_paragraph_is_a_line():
    assert any(line.startswith("The two leaders") for line in page().text.splitlines())


def test_the_page_tells_its_date_outlet_address_and_title():
    article = page(outlet="Given", url="https://example.org/given", title="Given")
    assert article.published.isoformat() == "2023-09-13"
    assert (article.outlet, article.url) == ('The "Example" <Courier>', "https://example.org/kim")
    assert article.title == "Kim & Putin meet"


def test_a_year_in_the_text_is_not_the_date_of_the_page():
    html = (
        "<html><body><article><p>In 2014 Russia annexed Crimea from Ukraine.</p></article><p>(c) 2019</p></body></html>"
    )
    assert page(html).published is None


def test_the_given_details_apply_to_a_page_that_says_nothing():
    html = "<html><body><article><p>In March Russia and China held talks in Moscow.</p></article></body></html>"
    assert page(html, outlet="Given").outlet == "Given"


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><script>x()</script></body></html>", "<div>" * 50_000])
def test_a_page_without_text_is_an_error(html):
    with pytest.raises(InputError, match="no article text was found"):
        page(html)


def test_the_declared_encoding_is_used():
    head = '<html><head><meta charset="windows-1252"></head>'
    html = f"{head}<body><p>The caf\u00e9 in Z\u00fcrich \u201cclosed\u201d on Monday.</p></body></html>"
    assert "caf\u00e9 in Z\u00fcrich \u201cclosed\u201d" in read_html(html.encode("cp1252"), Provenance()).text
