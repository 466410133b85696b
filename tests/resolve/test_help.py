"""What a verb of help leaves to whom it helps: the possessor of what is done or had after it."""

import pytest

from geograph.annotate import annotate
from geograph.model import Article
from geograph.resolve import resolve

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Norway helped Ukraine to defend its border.", "UKR"),
        ("Norway trained Ukraine for its war.", "UKR"),
        ("Norway encouraged Sweden to send its troops to Mali.", "SWE"),
        ("Norway helped Ukraine from its budget.", "NOR"),
        ("Norway visited Sweden to see its troops.", "NOR"),
    ],
)
def test_what_the_helped_do_is_theirs(text, owner):
    [(article, doc)] = annotate([Article.of(text)])
    assert [mention.actor for mention in resolve(article, doc).mentions if mention.text == "its"] == [owner]
