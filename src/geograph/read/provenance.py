"""Where an article comes from, as the caller or the article itself says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from geograph.errors import InputError
from geograph.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance(Record):
    """The date, outlet, address and headline of an article; each may be unknown."""

    published: date | None = None
    outlet: str = ""
    url: str = ""
    title: str = ""

    def over(self, other: Provenance) -> Provenance:
        """These values, and those of the other where this has none.

        >>> Provenance(outlet="Courier").over(Provenance(outlet="Post", title="Talks")).to_dict()
        {'published': None, 'outlet': 'Courier', 'url': '', 'title': 'Talks'}
        """
        return Provenance(
            published=self.published or other.published,
            outlet=self.outlet or other.outlet,
            url=self.url or other.url,
            title=self.title or other.title,
        )


def read_date(value: object) -> date | None:
    """The day that a value means: an ISO 8601 date or date with time, a `date`, or nothing for an empty value.

    >>> read_date("2023-09-13T08:00:00Z"), read_date("")
    (datetime.date(2023, 9, 13), None)

    Raises:
        InputError: The value is not a date.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError as error:
        raise InputError(f'"{str(value)[:60]}" is not a date; expected YYYY-MM-DD') from error
