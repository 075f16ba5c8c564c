"""The cells of wide tables as HTML.

Written here and not as a template: ten years by month are 1,500 cells, each with its name for a
phone, which the template engine takes 30 ms for, and this two. Everything from outside is escaped.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from dose.treatment.units import unbroken

register = template.Library()

LONG, HYPHEN = re.compile(r"\w{7}(?=\w{6})"), "\N{SOFT HYPHEN}"
Named = Iterable[tuple[str, str]]  # the name of a column, and what stands in it


@register.filter
def hyphened(name: str) -> str:
    """A column's name with a place to break in words that would make the table too wide."""
    return LONG.sub(rf"\g<0>{HYPHEN}", name)


@register.simple_tag
def cells(named: Named) -> SafeString:
    """The figures of one row."""
    return mark_safe("".join(map(_cell, named)))  # noqa: S308 (escaped below)


@register.simple_tag
def number_rows(numbers: Sequence) -> SafeString:
    """The rows of the chart as numbers: `dates`, `planned`, `recorded`, and `cells` of one set of
    names."""
    heads = [_head(name) for name, _ in numbers[0].cells] if numbers else []
    return mark_safe("".join(_row(row, heads) for row in numbers))  # noqa: S308 (escaped below)


def _row(row, heads: list[str]) -> str:
    values = _set("\n".join(value for _, value in row.cells)).split("\n")
    figures = (f"{head}{value}</td>" for head, value in zip(heads, values, strict=True))
    return (
        f'<tr role="row"><th role="rowheader" scope="row">{_set(row.dates)}</th>'
        f'<td role="cell" class="whole" data-name="Planned">{_set(row.planned)}</td>'
        f'<td role="cell" class="whole" data-name="Recorded">{_set(row.recorded)}</td>'
        f"{''.join(figures)}</tr>\n"
    )


def _cell(named: tuple[str, str]) -> str:
    name, value = named
    return f"{_head(name)}{_set(value)}</td>"


def _set(text: str) -> str:
    """Escaped, and no line ends within a figure."""
    return escape(unbroken(text))


def _head(name: str) -> str:
    return f'<td role="cell" class="num" data-name="{escape(name)}">'
