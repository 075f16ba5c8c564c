"""The boxes to tick of a check-in as HTML, and under each warning sign what to do about it.

Written here and not as a template, like the questions (journal/templatetags/questions.py): 0.8 ms
a page. Everything from outside is escaped.
"""

from collections.abc import Collection, Iterable
from functools import cache
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from dose.medicines.red_flags import Flag

register = template.Library()


@register.simple_tag
def boxes(name: str, choices: Iterable[tuple], ticked: Collection[str]) -> SafeString:
    """A box for each choice: its value, its words and, for a warning sign, its Flag."""
    name = escape(name)
    drawn = (_box(name, *choice, is_ticked=choice[0] in ticked) for choice in choices)
    return mark_safe("".join(drawn))  # noqa: S308 (escaped below)


def _box(name: str, value: str, words: str, flag: Flag | None = None, *, is_ticked: bool) -> str:
    return (
        f'<label><input type="checkbox" name="{name}" value="{escape(value)}"'
        f"{' checked' if is_ticked else ''}>{escape(words)}</label>{_notice(flag) if flag else ''}"
    )


@cache
def _notice(flag: Flag) -> str:
    """What to do now, which a ticked box shows; of the program's own words alone."""
    lines = (
        f'<a class="button primary" href="{line.href}">{line.verb} {escape(line.number)}</a>'
        for line in flag.lines
    )
    return (
        '<div class="notice alarm" role="alert">'
        f'<p><b>{escape(flag.first)}</b></p><p class="row">{"".join(lines)}</p></div>'
    )
