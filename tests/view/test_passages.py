import pytest
from hypothesis import given
from hypothesis import strategies as st

from geograph.errors import InputError
from geograph.model import Article, Claim, Evidence, Findings
from geograph.view.passages import Passages


def findings_of(text: str, *stretches: tuple[int, int]) -> Findings:
    article = Article.of(text)
    claims = (
        Claim.of(relation="meets", sources=(), targets=(), evidence=Evidence.of(article, start, end))
        for start, end in stretches
    )
    return Findings(articles=(article,), claims=tuple(claims))


def units(text: str, start: int, end: int) -> str:
    """The text between two offsets in UTF-16 units, as the page cuts it."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


texts = st.text(st.sampled_from("ab \n\U0001f600é"), min_size=1, max_size=1500)


@given(texts, st.lists(st.tuples(st.integers(0, 1499), st.integers(1, 200)), min_size=1, max_size=6))
def test_every_quote_is_found_in_its_passage(text, wanted):
    stretches = [(at % len(text), min(len(text), at % len(text) + length)) for at, length in wanted]
    findings = findings_of(text, *stretches)
    passages = Passages.of(findings)
    shown = passages.texts(findings.articles[0].id)
    for claim in findings.claims:
        number, start, end = passages.place(claim.evidence)
        assert units(shown[number], start, end) == claim.evidence.quote


def test_quotes_that_lie_close_share_a_passage_and_others_do_not():
    text = "word " * 400
    findings = findings_of(text, (0, 4), (100, 104), (1500, 1504))
    shown = Passages.of(findings).texts(findings.articles[0].id)
    assert len(shown) == 2
    assert shown[0].startswith("word")
    assert shown[0].endswith("…")
    assert shown[1].startswith("…word")


def test_words_that_are_not_the_articles_are_refused():
    findings = findings_of("They met.", (5, 8))
    other = Evidence(article=findings.articles[0].id, start=5, end=8, quote="sat")
    with pytest.raises(InputError, match="not in article"):
        Passages.of(findings).place(other)
