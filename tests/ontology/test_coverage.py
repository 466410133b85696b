"""How many of the names in a dictionary of others the known actors cover: states, and leaders with dates.

A state counts when its name resolves to its country; a territory also when it resolves to itself, for the dictionary
codes it under the state it belongs to. A leader is a person whom the dictionary codes as of the government for some
years and as a former official after them, and counts when a name resolves to a person of that country.
"""

import hashlib
import os
from pathlib import Path

import pytest

from geograph.resolve import default_knowledge
from geograph.resolve.page import normal_name
from geograph.vocabulary import known_actors
from geograph.vocabulary.given.draft import Draft, read_lines
from geograph.vocabulary.given.petrarch import read_actors_dictionary

DICTIONARY = Path(__file__).parents[3] / "shared" / "data" / "reference" / "Phoenix.Countries.actors.txt"
DIGEST = "8d4ee11692ccb1636a5cf4421849c420508acbd9b930adab457472b843276506"
STYLES = frozenset(
    ["sir", "dame", "sheikh", "prince", "princess", "king", "queen", "datuk", "seri", "dr", "general", "gen", "col",
     "colonel", "tan", "sri", "tun", "tuanku", "lyonpo", "lord", "mullah", "emir", "sultan", "haji", "cardinal"]
)  # fmt: skip

pytestmark = pytest.mark.skipif(
    not DICTIONARY.is_file() and os.environ.get("CI") != "true",
    reason="the dictionary of states and leaders is not here",
)


@pytest.fixture(scope="module")
def drafts() -> list[Draft]:
    assert hashlib.sha256(DICTIONARY.read_bytes()).hexdigest() == DIGEST, "the floors were measured on another file"
    states = {key for key, known in known_actors().items() if known.actor.country == key}
    return read_actors_dictionary(read_lines(DICTIONARY), states)[0]


def found(name: str) -> list[str]:
    """The actors that a name means, its style ("Sir") left out."""
    words = normal_name(name)
    while len(words) > 2 and words[0] in STYLES:
        words = words[1:]
    names = default_knowledge().index.names
    return [entry.actor for form in (normal_name(name), words) for entry in names.get(" ".join(form), ())]


def is_state(draft: Draft) -> bool:
    known = known_actors()
    states = [known[key] for key in found(draft.label) if known[key].actor.kind == "state"]
    return any(draft.country in {state.actor.country, *state.part_of} for state in states)


def is_leader(draft: Draft, since: str) -> bool:
    periods = [post for post in draft.posts if post.sector == "GOV"]
    former = draft.sector == "ELI" and any(post.sector == "ELI" for post in draft.posts)
    return former and any(post.until == "" or post.until > since for post in periods)


def is_known(draft: Draft) -> bool:
    known = known_actors()
    actors = [known[key].actor for name in (draft.label, *draft.names) for key in found(name)]
    return any(actor.kind == "person" and actor.country == draft.country for actor in actors)


def share(drafts: list[Draft], right: list[Draft], least: int) -> float:
    assert len(drafts) >= least
    return len(right) / len(drafts)


def test_the_names_of_states_mean_their_country(drafts):
    states = [draft for draft in drafts if draft.kind == "people"]
    assert share(states, list(filter(is_state, states)), 200) >= 0.98


def test_four_of_five_leaders_since_1990_are_known(drafts):
    leaders = [draft for draft in drafts if is_leader(draft, "1990")]
    assert share(leaders, list(filter(is_known, leaders)), 1_700) >= 0.8


def test_three_of_four_leaders_of_the_dictionary_are_known(drafts):
    leaders = [draft for draft in drafts if is_leader(draft, "")]
    assert share(leaders, list(filter(is_known, leaders)), 2_500) >= 0.74
