"""Why a claim reads as it does: every part that is not plain has the step that gave or changed it."""

import pytest

from geograph.annotate import annotate
from geograph.extract import explain, extract
from geograph.extract.reasons import note, watched
from geograph.extract.roles.frames import Frame
from geograph.model import Article
from geograph.pipeline import reasons

pytestmark = pytest.mark.model

TEXT = (
    "Officials in Washington denied on Monday that the United States would supply tanks to Ukraine. "
    "Iran threatened to strike Israel. "
    "Kim Jong Un, the leader of North Korea, may visit Moscow next month, KCNA reported."
)


@pytest.fixture(scope="module")
def explained():
    [(article, claims)] = reasons([Article.of(TEXT)])
    return article, {claim.relation: (claim, why) for claim, why in claims}


@pytest.mark.parametrize(
    ("relation", "about", "value", "words"),
    [
        ("givesMilitaryAidTo", "relation", "givesMilitaryAidTo", "supply"),
        ("givesMilitaryAidTo", "modality", "planned", "would"),
        ("givesMilitaryAidTo", "polarity", "denied", "denied"),
        ("givesMilitaryAidTo", "speakers", "usa-officials", "denied"),
        ("givesMilitaryAidTo", "time", "unknown", "supply"),
        ("threatensForceAgainst", "relation", "attacks", "strike"),
        ("threatensForceAgainst", "relation", "threatensForceAgainst", "threatened"),
        ("visits", "modality", "possible", "may"),
        ("visits", "speakers", "kcna", "reported"),
    ],
)
def test_a_part_has_the_step_that_gave_it(explained, relation, about, value, words):
    article, claims = explained
    steps = [(why.about, why.value, article.text[why.start : why.end]) for why in claims[relation][1]]
    assert (about, value, words) in steps


def test_the_last_step_of_a_part_is_what_the_claim_says(explained):
    for claim, why in explained[1].values():
        last = {reason.about: reason.value for reason in why}
        assert last["relation"] == claim.relation
        assert last.get("modality", "actual") == claim.modality
        assert last.get("polarity", "affirmed") == claim.polarity
        assert last.get("speakers", "") == " ".join(claim.speakers)


def test_a_tie_has_its_words_as_its_reason(explained):
    claim, [why] = next(item for item in explained[1].values() if item[0].relation in {"leads", "holdsPostIn"})
    assert (why.value, why.start, why.end) == (claim.relation, claim.evidence.start, claim.evidence.end)


def test_claims_are_the_same_with_and_without_reasons():
    [(article, doc)] = annotate([Article.of(TEXT)])
    assert tuple(claim for claim, _ in explain(article, doc, (), {})) == extract(article, doc, (), {})


def test_what_changes_nothing_leaves_no_reason_but_may_be_noted():
    [(_, doc)] = annotate([Article.of("Iran attacked Iraq.")])
    frame = Frame(relation="attacks", trigger=doc[1])
    with watched(frame, "nothing happens", doc[1]):
        pass
    assert frame.reasons == []
    note(frame, "relation", "attacks", "the model agrees (0.93)", doc[1])
    assert [(why.because, why.start, why.end) for why in frame.reasons] == [("the model agrees (0.93)", 5, 13)]
