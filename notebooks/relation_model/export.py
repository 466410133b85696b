"""Write a trained network as the int8 ONNX file that ships, with its labels and tokenizer."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import onnx
import torch
from network import RelationNetwork
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

NAMES = ("ids", "mask", "row", "source", "target")


def export(
    network: RelationNetwork,
    tokenizer: Tokenizer,
    folder: Path,
    *,
    types: tuple[str, ...],
    relations: tuple[str, ...],
    temperature: float,
    version: str,
) -> None:
    """Write `relations.onnx`, `labels.json` and `tokenizer.json`."""
    network.eval()
    whole = folder / "whole.onnx"
    length = torch.export.Dim("length", min=2, max=512)
    sentences, pairs = torch.export.Dim("sentences", min=1), torch.export.Dim("pairs", min=1)
    example = (
        torch.randint(5, 9000, (3, 11)),
        torch.ones(3, 11),
        torch.tensor([0, 0, 1, 2, 2]),
        torch.eye(5, 11),
        torch.eye(5, 11).roll(3, 1),
    )
    shapes = ({0: sentences, 1: length},) * 2 + ({0: pairs},) + ({0: pairs, 1: length},) * 2
    program = torch.onnx.export(
        network,
        example,
        input_names=list(NAMES),
        output_names=["types", "relations"],
        dynamic_shapes=shapes,
        dynamo=True,
        optimize=True,
    )
    program.save(str(whole))
    final = folder / "relations.onnx"
    quantize_dynamic(
        str(whole), str(final), weight_type=QuantType.QInt8, per_channel=True, extra_options={"MatMulConstBOnly": True}
    )
    for extra in folder.glob("whole.onnx*"):
        extra.unlink()
    model = onnx.load(str(final))
    model.producer_name, model.doc_string = "geograph", ""
    content = model.SerializeToString(deterministic=True)
    final.write_bytes(content)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    shipped = ("relations.onnx", "tokenizer.json")
    labels = {
        "types": list(types),
        "relations": list(relations),
        "temperature": round(temperature, 3),
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in shipped},
        "version": version,
    }
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
