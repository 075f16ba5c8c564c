"""Long lists a page at a time: what is drawn never grows with what is stored (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

ROWS = 50  # of a page: more than most lists have


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list: its `number` of `pages`, and the addresses of its neighbours."""

    rows: Sequence
    number: int
    pages: int
    before: str
    after: str

    def __iter__(self):
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def is_later(self) -> bool:
        """Whether somebody leafed through it, so that it stands open."""
        return self.number > 1


def page_of(
    rows: Sequence, asked: Mapping[str, str], name: str, *, count: int | None = None
) -> Page:
    """The page of `rows` that an address asks for by `name`; the nearest there is.

    `rows` may be a query, of which only these rows are then read; its `count` is given.
    """
    count = len(rows) if count is None else count
    pages = max(1, -(-count // ROWS))
    number = min(max(1, _number(asked.get(name, ""))), pages)
    found = rows[(number - 1) * ROWS : number * ROWS]
    before = _address(asked, name, number - 1) if number > 1 else ""
    after = _address(asked, name, number + 1) if number < pages else ""
    return Page(found, number, pages, before, after)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 1


def _address(asked: Mapping[str, str], name: str, number: int) -> str:
    """The same page with another number for this list; the other lists stay where they are."""
    others = {key: value for key, value in asked.items() if key != name}
    return f"?{urlencode(others | {name: str(number)})}"
