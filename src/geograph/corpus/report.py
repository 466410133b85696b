"""What became of a corpus, in numbers."""

from __future__ import annotations

import json
import resource
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Self

from geograph.errors import StoreError
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from geograph.corpus.finish import Finished
    from geograph.corpus.records import Row

REPORT = "report.json"
"""The name of the file."""

_CLAIMS = "claims "


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The numbers of a run.

    `read` counts all pieces of the input, and `done`, `irrelevant`, `exact_duplicates`, `near_duplicates`, `skipped`
    and `failed` what became of them. `claims_by_type` counts claims by PLOVER type and those of lasting relations as
    ``tie``. `output` counts what was written. `failures` lists the first 100 inputs that failed, and `skipped_because`
    counts the skipped ones by reason. `not_stored` lists articles that a store refused. `measured` are the
    numbers that differ from run to run: seconds, articles a second, and the peak of memory in MiB.
    """

    read: int
    done: int
    irrelevant: int
    exact_duplicates: int
    near_duplicates: int
    skipped: int
    failed: int
    claims: int
    claims_by_type: dict[str, int]
    output: dict[str, int]
    failures: list[dict[str, str]] = field(default_factory=list)
    skipped_because: dict[str, int] = field(default_factory=dict)
    not_stored: list[dict[str, str]] = field(default_factory=list)
    measured: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        counts: Mapping[str, int],
        done: Finished,
        *,
        seconds: float,
        memory: float,
        workers: int,
    ) -> Self:
        """The report of a run."""
        return cls(
            **{name: counts.get(name, 0) for name in ("read", "done", "irrelevant", "skipped", "failed", "claims")},
            exact_duplicates=counts.get("exact duplicate", 0),
            near_duplicates=counts.get("near duplicate", 0),
            claims_by_type={
                name.removeprefix(_CLAIMS): count for name, count in sorted(counts.items()) if name.startswith(_CLAIMS)
            },
            output=dict(sorted(done.counts.items())),
            failures=[failure.to_dict() for failure in done.failed],
            skipped_because=dict(sorted(done.skipped.items())),
            not_stored=[failure.to_dict() for failure in done.failures],
            measured={
                "seconds": round(seconds, 1),
                "articles_a_second": round(counts.get("read", 0) / seconds, 2) if seconds else 0.0,
                "peak_memory_mib": round(memory),
                "workers": workers,
            },
        )

    @classmethod
    def read_file(cls, path: Path) -> Self:
        """The report that was written.

        Raises:
            StoreError: It is missing or damaged.
        """
        try:
            return cls(**json.loads(path.read_bytes()))
        except (OSError, ValueError, TypeError) as error:
            raise StoreError(f"cannot read {path}: {error}") from error

    def to_dict(self) -> dict[str, Any]:
        """The numbers as plain values."""
        return asdict(self)

    def to_json(self) -> bytes:
        """The numbers as JSON."""
        return f"{json.dumps(self.to_dict(), indent=2)}\n".encode()


def counted(rows: Iterable[Row]) -> Counter[str]:
    """Rows of `ROWS` by what became of them, and the claims by PLOVER type.

    >>> sorted(counted([{"state": "duplicate", "reason": "near"}, {"state": "irrelevant"}]).items())
    [('irrelevant', 1), ('near duplicate', 1), ('read', 2)]
    """
    counts: Counter[str] = Counter()
    for values in rows:
        state = values["state"]
        counts["read"] += 1
        counts[f"{values['reason']} duplicate" if state == "duplicate" else state] += 1
        for claim in values.get("claims", ()):
            counts["claims"] += 1
            counts[f"{_CLAIMS}{relation(claim['relation']).plover or 'tie'}"] += 1
    return counts


def peak_memory(workers: int) -> float:
    """The most MiB that this process and its workers can have held together.

    The peaks are added as if they had come at the same moment, and every worker counts like the largest.

    >>> peak_memory(1) > 1
    True
    """
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    own, largest = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + workers * largest) / unit
