"""Fit the confidence of events: `python confidence.py --out confidence.tsv [--articles news.jsonl]`.

`judged.tsv` holds claims that were found in real articles, by offsets, whether a reader held each for right in its
relation, ends, direction, modality and polarity, and for events the signs of its reading at that time: what the program
has learned to read rightly since does not flatter the fit. With `--articles`, events without signs are read again and
get those of today. The weights of a logistic regression over them are written as ``confidence.tsv``, for the package
`geograph.extract.judgement`. What it prints was measured on articles that each fit had not seen.
"""

from __future__ import annotations

import argparse
import csv
import re
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from geograph.annotate import annotate
from geograph.extract import explain
from geograph.extract.judgement.confidence import Signs
from geograph.model import Article, Claim
from geograph.read import read_articles
from geograph.resolve import resolve
from geograph.vocabulary import relation

JUDGED = Path(__file__).with_name("judged.tsv")
BOUNDS = (0.4, 0.5, 0.6, 0.7, 0.8)


def main() -> None:
    """Read what has no signs yet, fit, print how well it sorts, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="where to write the weights")
    parser.add_argument("--articles", type=Path, help="the articles of judged.tsv, as JSON Lines, to read signs from")
    options = parser.parse_args()
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    if options.articles:
        read_signs(rows, options.articles)
    events = [row for row in rows if row["named"]]
    signs = np.array([[float(row[name]) for name in Signs._fields] for row in events])
    right, article = np.array([row["right"] == "yes" for row in events]), [row["article"] for row in events]
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


def read_signs(rows: list[dict[str, str]], articles: Path) -> None:
    """Give the judged events that have none the signs of their reading, and write them down."""
    bare = [row for row in rows if not row["named"] and relation(row["relation"]).plover]
    wanted = {row["article"] for row in bare}
    found = (item for item in read_articles([articles]) if isinstance(item, Article) and item.id in wanted)
    for article, doc in annotate(found):
        resolution = resolve(article, doc)
        for claim, why in explain(article, doc, resolution.mentions, resolution.actors):
            told = [reason.because for reason in why if reason.about == "confidence" and "(" in reason.because]
            for row in bare:
                if told and row["article"] == article.id and is_same(row, claim):
                    row.update(signs_of(told[-1]))
    with JUDGED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def is_same(row: dict[str, str], claim: Claim) -> bool:
    """Whether a claim is the one that was judged."""
    near = claim.evidence.start < int(row["end"]) and int(row["start"]) < claim.evidence.end
    told = (claim.relation, " ".join(claim.sources), " ".join(claim.targets), claim.modality, claim.polarity)
    return near and told == (row["relation"], row["sources"], row["targets"], row["modality"], row["polarity"])


def signs_of(because: str) -> dict[str, str]:
    """The signs as the reason of a confidence tells them: "... (named 1.00, far 2.08)"."""
    told = dict(re.findall(r"(\w+) (-?[\d.]+)", because[because.rindex("(") :]))
    return {name: told.get(name, "0.00") for name in Signs._fields}


if __name__ == "__main__":
    main()
