"""The rating questions of a check-in as HTML.

Written here and not as a template: Today shows twenty questions of five to eleven answers, which
the template engine takes 8 ms for, and this a fiftieth of it. Everything from outside is escaped.
"""

from collections.abc import Iterable, Mapping
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
NUMBER = (
    '<div class="field"><label for="{name}">{label}</label><span class="with-unit">'
    '<input type="text" inputmode="decimal" name="{name}" id="{name}" value="{value}"'
    ' maxlength="20" autocomplete="off" aria-describedby="{name}-unit">'
    ' <span id="{name}-unit">{unit}</span></span></div>'
)
CLEAR = '<span>Clear<i class="visually-hidden"> the answer</i></span>'


@register.simple_tag
def questions(asked: Iterable) -> SafeString:
    """Each with its answers from 0 up, and "Clear", which is an answer too (empty).

    An item has `measure`, `field` (the name of its radios), `when`, `rating`, `between`,
    `yesterday` (the rating of the day before) and `was_on` (what that day is called). A missing
    rating (None) chooses none, never 0; yesterday's is only marked.
    """
    return mark_safe("".join(map(_question, asked)))  # noqa: S308 (escaped below)


@register.simple_tag
def numbers(asked: Iterable, typed: Mapping | None) -> SafeString:
    """A field for each plain number; `typed` by name stands where it could not be read."""
    return mark_safe("".join(_number(each, typed or {}) for each in asked))  # noqa: S308 (escaped below)


def _number(question, typed: Mapping) -> str:
    """The unit stands behind the box, and is read out with it."""
    name, unit = escape(question.field), escape(question.measure.unit)
    value = escape(typed.get(question.field, question.text))
    label = f"{escape(question.measure.name)} <small>{escape(question.when)}</small>"
    return NUMBER.format(name=name, label=label, value=value, unit=unit)


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
