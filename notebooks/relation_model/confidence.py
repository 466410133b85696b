"""Fit the confidence of events: `python confidence.py --articles news.jsonl --out confidence.tsv`.

`judged.tsv` holds claims that were found in real articles, by offsets, and whether a reader held each for right in its
relation, ends, direction, modality and polarity. Those that the program still finds are compared with the signs of
their reading; the weights of a logistic regression over these are written as ``confidence.tsv``, for the package
`geograph.extract.judgement`. What it prints was measured on articles that each fit had not seen.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from geograph.annotate import annotate
from geograph.extract import explain
from geograph.extract.judgement.confidence import Signs
from geograph.model import Article, Claim
from geograph.resolve import resolve

HERE = Path(__file__).parent
BOUNDS = (0.4, 0.5, 0.6, 0.7, 0.8)


def main() -> None:
    """Fit, print how well it sorts, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True, help="the articles of judged.tsv, as JSON Lines")
    parser.add_argument("--out", type=Path, required=True, help="where to write the weights")
    options = parser.parse_args()
    found = list(readings(options.articles))
    signs = np.array([row for _, row, _ in found])
    right, article = np.array([row for *_, row in found]), [row for row, *_ in found]
    model = LogisticRegression(max_iter=1000)
    chances = cross_val_predict(model, signs, right, groups=article, cv=GroupKFold(10), method="predict_proba")[:, 1]
    print(f"{len(right)} events, {right.mean():.2f} right; area under the curve {roc_auc_score(right, chances):.2f}")
    for bound in BOUNDS:
        above = chances >= bound
        print(f"from {bound}: {above.sum()} events, {right[above].mean():.2f} right")
    model.fit(signs, right)
    weights = dict(zip(("always", *Signs._fields), (*model.intercept_, *model.coef_[0]), strict=True))
    lines = ("sign\tweight", *(f"{sign}\t{weight:.2f}" for sign, weight in weights.items()))
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def readings(path: Path) -> Iterator[tuple[str, tuple[float, ...], bool]]:
    """The article, the signs and the verdict of every judged event that is still found."""
    judged = defaultdict(list)
    with (HERE / "judged.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            judged[row["article"]].append(row)
    wanted = (row for row in map(json.loads, path.open(encoding="utf-8")) if row["id"] in judged)
    for article, doc in annotate(Article.from_dict({name: row[name] for name in FIELDS}) for row in wanted):
        resolution = resolve(article, doc)
        for claim, why in explain(article, doc, resolution.mentions, resolution.actors):
            told = [reason.because for reason in why if reason.about == "confidence" and "(" in reason.because]
            verdicts = [row["right"] == "yes" for row in judged[article.id] if is_same(row, claim)]
            if told and verdicts:
                yield article.id, signs_of(told[-1]), verdicts[0]


FIELDS = ("id", "text", "title", "published", "outlet", "url")


def is_same(row: dict[str, str], claim: Claim) -> bool:
    """Whether a claim is the one that was judged."""
    near = claim.evidence.start < int(row["end"]) and int(row["start"]) < claim.evidence.end
    told = (claim.relation, " ".join(claim.sources), " ".join(claim.targets), claim.modality, claim.polarity)
    return near and told == (row["relation"], row["sources"], row["targets"], row["modality"], row["polarity"])


def signs_of(because: str) -> tuple[float, ...]:
    """The signs as the reason of a confidence tells them: "... (named 1.00, far 2.08)"."""
    told = dict(re.findall(r"(\w+) (-?[\d.]+)", because[because.index("(") :]))
    return tuple(float(told.get(name, 0)) for name in Signs._fields)


if __name__ == "__main__":
    main()
