"""What the parse must show of an event that only the model sees."""

import pytest

from geograph.annotate import annotate
from geograph.extract.judgement.candidates import Candidate
from geograph.extract.judgement.shapes import bears_out
from geograph.extract.roles.cast import Cast
from geograph.model import Article
from geograph.resolve import resolve

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "name", "relation", "borne"),
    [
        ("Kenya reached out to Somalia.", "Kenya Somalia reached", "CONSULT", "visits", False),
        ("Kenya reached out to Somalia.", "Kenya Somalia reached", "CONSULT", "meets", True),
        ("Kenya plans a trip to Somalia.", "Kenya Somalia plans", "CONSULT", "visits", True),
        ("Kenya sat down with Somalia's lawyers.", "Kenya Somalia sat", "CONSULT", "meets", False),
        ("Kenya mocked Somalia's plans.", "Kenya Somalia mocked", "ACCUSE", "criticises", True),
        ("Friends of Kenya in Somalia cheered.", "Kenya Somalia Friends", "COOPERATE", "cooperatesWith", False),
        ("Links between Kenya and Somalia grew.", "Kenya Somalia Links", "COOPERATE", "tradesWith", True),
        ("Kenya raided the bank's Kismayo headquarters.", "Kenya Kismayo raided", "COERCE", "coerces", False),
        ("Kenya shelled a camp in Kismayo port.", "Kenya Kismayo shelled", "ASSAULT", "attacks", True),
        ("Kenya agreed to open a road to Somalia.", "Kenya Somalia agreed", "AGREE", "promisesToYieldTo", True),
        ("Kenya promised to scrap Somalia's visas.", "Kenya Somalia promised", "AGREE", "promisesToYieldTo", False),
        ("Kenya will free a pilot for Somalia.", "Kenya Somalia free", "AGREE", "promisesToYieldTo", True),
        ("Kenya will hand papers to Somalia.", "Kenya Somalia hand", "AGREE", "agreesToCooperateWith", False),
        ("Kenya raided Kismayo.", "Kenya Kismayo raided", "COERCE", "coerces", True),
    ],
)
def test_an_event_that_no_word_names_needs_its_shape(text, words, name, relation, borne):
    [(article, doc)] = annotate([Article.of(text)])
    found = resolve(article, doc)
    cast = Cast(doc, found.mentions, found.actors)
    source, target, word = (next(token for token in doc if token.text == wanted) for wanted in words.split())
    assert bears_out(Candidate(source, target), word, name, relation, cast) is borne
