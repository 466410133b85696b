"""Batches, loss, training and prediction of the relation network."""

from __future__ import annotations

import random

import numpy as np
import torch
from examples import TYPES, Example, Pair
from network import RelationNetwork
from tokenizers import Tokenizer
from torch import nn

from geograph.vocabulary import relations

RELATIONS = (*relations(), "none")
LONGEST = 160


class Batch:
    """Tensors of some examples, and what is right."""

    def __init__(self, examples: list[Example], tokenizer: Tokenizer, rng: random.Random, *, noise: float) -> None:
        codes = [tokenizer.encode(example.text) for example in examples]
        length = min(LONGEST, max(len(code.ids) for code in codes))
        self.ids = torch.zeros(len(examples), length, dtype=torch.long)
        self.mask = torch.zeros(len(examples), length)
        row, source, target, self.pairs = [], [], [], []
        for at, (example, code) in enumerate(zip(examples, codes, strict=True)):
            ids = code.ids[:length]
            self.ids[at, : len(ids)] = torch.tensor(ids)
            self.mask[at, : len(ids)] = 1
            spans = [_pieces(code.offsets, span, length) for span in example.spans]
            self._hide(at, spans, rng, noise)
            for pair in _chosen(example, rng, noise):
                row.append(at)
                source.append(_span(spans, pair.source, length))
                target.append(_span(spans, pair.target, length))
                self.pairs.append((example.origin, pair))
        self.row = torch.tensor(row)
        self.source, self.target = torch.stack(source), torch.stack(target)

    def _hide(self, at: int, spans: list[torch.Tensor], rng: random.Random, noise: float) -> None:
        """Now and then mask the words of an actor, so that names are not learned by heart."""
        for span in spans:
            if noise and rng.random() < noise:
                self.ids[at][span > 0] = 103


def _chosen(example: Example, rng: random.Random, noise: float) -> list[Pair]:
    """All pairs to judge; when training at most eight unrelated ones, so that big sentences do not outweigh others."""
    if not noise:
        return list(example.pairs)
    related = [pair for pair in example.pairs if "NONE" not in pair.types]
    others = [pair for pair in example.pairs if "NONE" in pair.types]
    return related + rng.sample(others, min(8, len(others)))


def _pieces(offsets: list[tuple[int, int]], span: tuple[int, int], length: int) -> torch.Tensor:
    inside = [start < span[1] and end > span[0] and end > start for start, end in offsets[:length]]
    return torch.tensor(inside + [False] * (length - len(inside)), dtype=torch.float32)


def _span(spans: list[torch.Tensor], number: int | None, length: int) -> torch.Tensor:
    return torch.zeros(length) if number is None else spans[number]


def loss_of(batch: Batch, types: torch.Tensor, exact: torch.Tensor, weights: dict[str, float]) -> torch.Tensor:
    """The negative log probability of what may be right, weighted by source."""
    allowed = torch.zeros_like(types)
    weight = torch.zeros(len(batch.pairs))
    named, which = [], []
    for at, (origin, pair) in enumerate(batch.pairs):
        for name in pair.types:
            allowed[at, TYPES.index(name)] = 1
        weight[at] = weights.get(origin, 1.0) * (weights["none"] if pair.types == ("NONE",) else 1.0)
        if pair.relation and pair.relation != "none":
            named.append(at)
            which.append(RELATIONS.index(pair.relation))
    logs = types.log_softmax(-1)
    smooth = 0.95 * torch.logsumexp(logs.masked_fill(allowed == 0, -1e4), -1) + 0.05 * logs.mean(-1)
    loss = -(smooth * weight).sum() / weight.sum()
    if named:
        loss = loss + 0.3 * nn.functional.cross_entropy(exact[named], torch.tensor(which), label_smoothing=0.05)
    return loss


def train(
    network: RelationNetwork,
    examples: list[Example],
    tokenizer: Tokenizer,
    *,
    epochs: float,
    rate: float,
    seed: int,
    weights: dict[str, float],
    noise: float = 0.15,
    size: int = 32,
    log=print,
) -> None:
    """Train in place, with a rate that rises for a tenth of the way and then falls to nothing."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    head = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    body = [p for n, p in network.named_parameters() if n.startswith("encoder.") and "embeddings.word" not in n]
    network.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
    optimiser = torch.optim.AdamW([{"params": body, "lr": rate}, {"params": head, "lr": rate * 8}], weight_decay=0.01)
    steps = max(1, int(epochs * len(examples) / size))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    network.train()
    total, step = 0.0, 0
    while step < steps:
        for group in _groups(examples, rng, size):
            batch = Batch(group, tokenizer, rng, noise=noise)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                types, exact = network(batch.ids, batch.mask, batch.row, batch.source, batch.target)
            loss = loss_of(batch, types.float(), exact.float(), weights)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            total += loss.item()
            step += 1
            if step % 50 == 0:
                log(f"step {step}/{steps} loss {total / 50:.3f}", flush=True)
                total = 0.0
            if step == steps:
                break


def _groups(examples: list[Example], rng: random.Random, size: int) -> list[list[Example]]:
    """Batches of sentences of about equal length, in random order."""
    order = sorted(rng.sample(examples, len(examples)), key=lambda example: len(example.text) // 40)
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(groups)
    return groups


@torch.no_grad()
def predict(
    network: RelationNetwork, examples: list[Example], tokenizer: Tokenizer, size: int = 64
) -> list[np.ndarray]:
    """The probabilities of types for every pair of every example, in order."""
    network.eval()
    order = sorted(range(len(examples)), key=lambda at: len(examples[at].text))
    found: list[np.ndarray] = [np.zeros(0)] * len(examples)
    for start in range(0, len(order), size):
        chosen = order[start : start + size]
        batch = Batch([examples[at] for at in chosen], tokenizer, random.Random(0), noise=0)
        types, _ = network(batch.ids, batch.mask, batch.row, batch.source, batch.target)
        chances = types.softmax(-1).numpy()
        row = batch.row.numpy()
        for number, at in enumerate(chosen):
            found[at] = chances[row == number]
    return found
