"""Long lists a page at a time: what is drawn never grows with what is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet

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


def page_of(rows: Sequence | QuerySet, asked: Mapping[str, str], name: str) -> Page:
    """The page of `rows` that an address asks for by `name`; of a query only these are read."""
    found = Paginator(rows, ROWS).get_page(asked.get(name))
    number, pages = found.number, found.paginator.num_pages
    before = _address(asked, name, number - 1) if found.has_previous() else ""
    after = _address(asked, name, number + 1) if found.has_next() else ""
    return Page(found.object_list, number, pages, before, after)


def _address(asked: Mapping[str, str], name: str, number: int) -> str:
    """Where this list is at another page, and the other lists of the page stay where they are."""
    others = {key: value for key, value in asked.items() if key != name}
    return f"?{urlencode(others | {name: str(number)})}"
