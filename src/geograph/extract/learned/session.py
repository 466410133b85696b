"""The files of the model, checked and loaded once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geograph.errors import ModelMissing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

LONGEST = 160
"""The most word pieces of a sentence that are read; what stands behind them is not judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the numbers of the model mean: its types and relations in order, and how to read its scores.

    `temperature` divides the scores, so that a probability of 0.8 is right in about 80 of 100 cases. `sha256` has the
    digest of each other file, `version` names the training run.
    """

    types: tuple[str, ...]
    relations: tuple[str, ...]
    temperature: float
    sha256: Mapping[str, str]
    version: str


def model_file(name: str = "relations.onnx") -> Path:
    """Where a file of the model lies."""
    return Path(str(files("geograph.extract.learned"))) / name


@cache
def labels() -> Labels:
    """The labels of the model.

    Raises:
        ModelMissing: The file is not there or not what it should be.
    """
    try:
        values: dict[str, Any] = json.loads(_read("labels.json"))
        values = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
        return Labels(**values)
    except (ValueError, TypeError) as error:
        raise ModelMissing(_advice("labels.json", f"is altered ({error})")) from error


@cache
def session() -> InferenceSession:
    """The model, ready to run on one core.

    Raises:
        ModelMissing: The file is not there, or not the one that these labels belong to.
    """
    import onnxruntime  # noqa: PLC0415 - `import geograph` and the rules alone need no runtime

    content = _checked("relations.onnx")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.use_deterministic_compute = True
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


@cache
def tokenizer() -> Tokenizer:
    """The word pieces that the model was trained on.

    Raises:
        ModelMissing: The file is not there or not what it should be.
    """
    from tokenizers import Tokenizer  # noqa: PLC0415 - `import geograph` and the rules alone need none

    found: Tokenizer = Tokenizer.from_buffer(_checked("tokenizer.json"))
    found.no_padding()
    found.enable_truncation(LONGEST)
    return found


def _checked(name: str) -> bytes:
    content = _read(name)
    found, wanted = hashlib.sha256(content).hexdigest(), labels().sha256[name]
    if found != wanted:
        raise ModelMissing(_advice(name, f"is altered (sha256 {found[:12]}..., expected {wanted[:12]}...)"))
    return content


def _read(name: str) -> bytes:
    try:
        return model_file(name).read_bytes()
    except OSError as error:
        raise ModelMissing(_advice(name, f"cannot be read ({error.strerror or error})")) from error


def _advice(name: str, problem: str) -> str:
    return (
        f"the relation model {model_file(name)} {problem}; install geograph again, or go on without it: "
        "--rules-only on the command line, rules_only=True in Python"
    )
