"""The scorecard: how much of what a person found in a text does geograph find, and what does it make up.

A gold file beside an article says what its graph must hold, may hold and must not hold. `score_gold` compares a graph
with it row by row and shows the claim that each row matched, so that a number can always be checked by eye. A file of
phrases says which country and sector each should have; `score_actors` shows what was found instead. A file of labels
says how sure, by whom and when claims are stated; `score_certainty` compares. A set of marked mentions says whom names,
descriptions and pronouns mean; `score_coreference` counts how many of them lead there. Three benchmarks of the field
say how well relations are found: marked pairs (`score_relations`), raw sentences (`score_events`) and documents
(`score_re3d`).
"""

from geograph.evaluate.actors import PhraseReport, PhraseRow, PhraseScore, read_phrases, score_actors
from geograph.evaluate.certainty import CertaintyReport, CertaintyScore, score_certainty
from geograph.evaluate.coreference import (
    CoreferenceReport,
    LinkScore,
    MarkedSet,
    read_marked,
    score_coreference,
)
from geograph.evaluate.events import EventReport, EventScore, score_events
from geograph.evaluate.gold import Gold, read_gold
from geograph.evaluate.match import ActorScore, Outcome, RowScore, Scorecard, score
from geograph.evaluate.re3d import Re3dReport, score_re3d
from geograph.evaluate.relations import RelationReport, score_relations
from geograph.evaluate.run import score_gold
from geograph.evaluate.scores import Share

__all__ = [
    "ActorScore",
    "CertaintyReport",
    "CertaintyScore",
    "CoreferenceReport",
    "EventReport",
    "EventScore",
    "Gold",
    "LinkScore",
    "MarkedSet",
    "Outcome",
    "PhraseReport",
    "PhraseRow",
    "PhraseScore",
    "Re3dReport",
    "RelationReport",
    "RowScore",
    "Scorecard",
    "Share",
    "read_gold",
    "read_marked",
    "read_phrases",
    "score",
    "score_actors",
    "score_certainty",
    "score_coreference",
    "score_events",
    "score_gold",
    "score_re3d",
    "score_relations",
]
