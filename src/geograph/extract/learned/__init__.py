"""The learned relation model: how likely each type of relation joins two spans of a sentence.

A small encoder (``relations.onnx``, int8, run by onnxruntime) reads each sentence once; a light head answers for any
number of ordered pairs of spans. It knows the 16 PLOVER types, lasting ties, and nothing at all, and inside them the
exact relations. How it was trained and how well it does is told in ``notebooks/relation_model``.
"""

from __future__ import annotations

from geograph.extract.learned.judge import Judgement, Question, judge
from geograph.extract.learned.session import labels, model_file

__all__ = ["Judgement", "Question", "judge", "labels", "model_file"]
