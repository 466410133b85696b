"""The scorecard: how much of what a person found in a text does geograph find, and what does it make up.

A gold file beside an article says what its graph must hold, may hold and must not hold. `score_gold` compares a graph
with it row by row and shows the claim that each row matched, so that a number can always be checked by eye.
"""

from geograph.evaluate.gold import Gold, read_gold
from geograph.evaluate.match import ActorScore, Outcome, RowScore, Scorecard, score
from geograph.evaluate.run import score_gold

__all__ = ["ActorScore", "Gold", "Outcome", "RowScore", "Scorecard", "read_gold", "score", "score_gold"]
