"""Train the relation model: `python train.py --help` says what it needs, README.md how well the result does.

First stage: our own sentences, labelled passages of real articles, CAMEO sentences and synthetic stories teach what the
types are. Second stage: PLV sentences, with a part of the others, teach where its annotators draw the borders. With
`--folds` the second stage is repeated without a fifth of PLV each time, and what it says of that fifth is written down.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from examples import TYPES, Example, cameo, own, passages, plv, stories
from export import export
from folds import folds
from learning import LONGEST, RELATIONS, predict, train
from network import RelationNetwork, minilm
from tokenizers import Tokenizer

HERE = Path(__file__).parent
WEIGHTS = {"none": 0.7, "stories": 0.5, "cameo": 0.7}
RUNS = 3
"""How many times the second stage is run; the model is the mean of what comes out."""
HELD_OUT = 5
"""Of so many articles one is kept out of training, to measure on real text."""


class Data:
    """All examples by source; what appears in PLV as well is left out of the others."""

    def __init__(self, shared: Path, articles: Path) -> None:
        self.plv = plv(shared / "plv/train.tsv")
        known = {_plain(example.text) for example in self.plv}
        self.cameo = [example for example in cameo(shared / "cameo/train.tsv") if _plain(example.text) not in known]
        self.stories = stories(shared / "synthetic/stories.tsv")
        random.Random(3).shuffle(self.stories)
        self.stories = self.stories[:2500]
        self.own = own(HERE / "sentences")
        news = passages(HERE / "passages.tsv", articles)
        self.held_out = [example for example in news if int(example.origin[5:], 16) % HELD_OUT == 0]
        self.news = [replace(e, origin="news") for e in news if int(e.origin[5:], 16) % HELD_OUT]

    def first(self) -> list[Example]:
        """What the first stage learns from."""
        return self.own * 2 + self.news + self.cameo + self.stories

    def second(self, plv_part: list[Example], seed: int) -> list[Example]:
        """What the second stage learns from: a part of PLV and as many others."""
        others = self.own * 2 + self.news + self.cameo + self.stories[:300]
        return plv_part + random.Random(seed).sample(others, min(len(others), len(plv_part)))


def main() -> None:
    """Train, cross-validate when asked, and write the model."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    data = Data(options.shared, options.articles)
    network = RelationNetwork(minilm(str(options.encoder / "model.safetensors")), len(TYPES), len(RELATIONS))
    if options.resume:
        network.load_state_dict(torch.load(options.resume, weights_only=True))
    else:
        train(network, data.first(), tokenizer, epochs=6, rate=9e-5, seed=options.seed, weights=WEIGHTS)
        torch.save(network.state_dict(), options.out / "first_stage.pt")
    if options.folds:
        _cross_validate(network, data, tokenizer, options)
    else:
        _average(network, [_second(network, data, data.plv, tokenizer, options.seed + run) for run in range(RUNS)])
        temperature = _temperature(network, data, tokenizer)
        export(network, tokenizer, options.out, types=TYPES, relations=RELATIONS, temperature=temperature, version="1")


def _second(
    network: RelationNetwork, data: Data, plv_part: list[Example], tokenizer: Tokenizer, seed: int
) -> RelationNetwork:
    """A copy of the network after the second stage."""
    found = copy.deepcopy(network)
    train(found, data.second(plv_part, seed), tokenizer, epochs=6, rate=6e-5, seed=seed, weights=WEIGHTS)
    return found


def _average(network: RelationNetwork, runs: list[RelationNetwork]) -> None:
    """Give the network the mean weights of several, which began as one: it is steadier than each of them."""
    states = [run.state_dict() for run in runs]
    mean = {name: torch.stack([state[name] for state in states]).float().mean(0) for name in states[0]}
    network.load_state_dict(mean)


def _cross_validate(network: RelationNetwork, data: Data, tokenizer: Tokenizer, options: argparse.Namespace) -> None:
    """Write the probabilities that each fold's model gives to the types of sentences it has not seen."""
    part = folds([example.text for example in data.plv])
    found: list[list[float]] = [[] for _ in data.plv]
    for fold in range(options.folds):
        seen = [example for example, at in zip(data.plv, part, strict=True) if at != fold]
        one = _second(network, data, seen, tokenizer, options.seed + fold)
        places = [at for at, number in enumerate(part) if number == fold]
        for at, chances in zip(places, predict(one, [data.plv[at] for at in places], tokenizer), strict=True):
            found[at] = [round(float(chance), 4) for chance in chances[0]]
        (options.out / "folds.json").write_text(json.dumps({"types": TYPES, "chances": found}), encoding="utf-8")


def _temperature(network: RelationNetwork, data: Data, tokenizer: Tokenizer) -> float:
    """What the scores are divided by, to be as sure as they are right on articles kept out of training."""
    chances = np.concatenate(predict(network, data.held_out, tokenizer))
    right = [TYPES.index(pair.types[0]) for example in data.held_out for pair in example.pairs]
    logs = np.log(np.clip(chances, 1e-9, 1.0))

    def loss(temperature: float) -> float:
        scaled = logs / temperature
        scaled = scaled - np.log(np.exp(scaled).sum(-1, keepdims=True))
        return -float(scaled[np.arange(len(right)), right].mean())

    return min((step / 20 for step in range(12, 60)), key=loss)


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text.lower())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with plv/, cameo/ and synthetic/")
    parser.add_argument("--articles", type=Path, required=True, help="the articles of passages.tsv, as JSON Lines")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--out", type=Path, required=True, help="folder for what is written")
    parser.add_argument("--resume", type=Path, help="a first stage that was trained before")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate on so many folds instead of exporting")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=21)
    return parser.parse_args()


if __name__ == "__main__":
    main()
