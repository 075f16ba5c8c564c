"""The rating questions of a check-in as HTML.

Written here and not as a template: Today shows twenty questions of five to eleven answers, which
the template engine takes 8 ms for, and this a fiftieth of it. Everything from outside is escaped.
"""

from collections.abc import Iterable
from functools import cache
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from journal.scales import words_of

register = template.Library()

NAME = "\0"  # stands for the name of a question's radios, in which it cannot be
MARK = ' class="was"'
ENDS = '<p class="ends"><small>none</small><small>worst you can imagine</small></p>'
IMPORTED = '<p class="hint">Imported: {}</p>'
CLEAR = '<span>Clear<i class="visually-hidden"> the answer</i></span>'


@register.simple_tag
def questions(asked: Iterable) -> SafeString:
    """Each with its answers from 0 up, and "Clear", which is an answer too (empty).

    An item has `measure`, `field` (the name of its radios), `when`, `rating`, `between`,
    `yesterday` (the rating of the day before) and `was_on` (what that day is called). A missing
    rating (None) chooses none, never 0; yesterday's is only marked.
    """
    return mark_safe("".join(map(_question, asked)))  # noqa: S308 (escaped below)


def _question(question) -> str:
    measure, name = question.measure, escape(question.field)
    between = IMPORTED.format(escape(question.between)) if question.between else ""
    return (
        f'<fieldset class="scale{" words" if measure.words else ""}" id="{name}">'
        f"<legend>{escape(measure.name)} <small>{escape(question.when)}</small></legend>"
        f'<div class="options of-{measure.scale + 1}">{_answers(question, name)}</div>'
        f"{'' if measure.words else ENDS}"
        f'<label class="clear"><input type="radio" name="{name}" value="">{CLEAR}</label>'
        f"</fieldset>{between}"
    )


def _answers(question, name: str) -> str:
    """An imported rating with a decimal lies between two answers and chooses neither."""
    scale, rating, before = question.measure.scale, question.rating, question.yesterday
    labels = list(_labels(scale))
    for each in {rating, before} & _ratings(scale):
        was_on = question.was_on if each == before else ""
        labels[int(each)] = _label(scale, int(each), was_on, is_chosen=each == rating)
    return "".join(labels).replace(NAME, name)


@cache
def _ratings(scale: int) -> frozenset[int]:
    return frozenset(range(scale + 1))


@cache
def _labels(scale: int) -> tuple[str, ...]:
    """The answers of a scale, which are the same in every question; none is chosen or marked."""
    return tuple(_label(scale, rating) for rating in range(scale + 1))


def _label(scale: int, rating: int, was_on: str = "", *, is_chosen: bool = False) -> str:
    words = words_of(scale)
    was = f'<i class="visually-hidden">, {escape(was_on)}</i>' if was_on else ""
    return (
        f"<label{MARK if was_on else ''}>"
        f'<input type="radio" name="{NAME}" value="{rating}"{" checked" if is_chosen else ""}>'
        f"<span>{words[rating] if words else rating}{was}</span></label>"
    )
