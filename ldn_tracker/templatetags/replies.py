"""What a tap is answered, as HTML.

Written here and not as a template: most taps are answered with nothing else, and then the template
engine is not needed at all. Everything from outside is escaped.
"""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

register = template.Library()

MOST_TOLD = 5
SAVED = "<span>{} {}</span>"
UNDO = '<button class="quiet" type="submit" name="{name}" value="{value}">Undo</button>'
SEEN = '<input type="hidden" id="{0}-seen" name="{0}-seen" value="{1}" hx-swap-oob="true">'


@register.simple_tag(takes_context=True)
def reply(context: Mapping) -> SafeString:
    """ "Saved 20:14", the way back, and the answers that the page now shows as drawn.

    The context has `drawn` (day and answers) and one of `problems`, `doubted`, or `outcome`, `at`
    and `undo`; `is_left` where the answer was to leave it.
    """
    return _word(context) + format_html_join("\n", SEEN, context["drawn"])


def _word(context: Mapping) -> SafeString:
    if problems := context.get("problems"):
        return format_html("Not saved: {}", " ".join(_told(problems)))
    if doubted := context.get("doubted"):
        asks = doubted.question.asks if doubted.question else "One question first"
        return format_html("{}", asks)
    if context.get("is_left"):
        return SafeString("<span>Nothing was recorded.</span>")
    saved = format_html(SAVED, context["outcome"], f"{localtime(context['at']):%H:%M}")
    return saved + format_html(UNDO, **context["undo"]) if context["undo"] else saved


def _told(problems: Iterable[tuple[str, str]]) -> list[str]:
    """What is wrong, each thing once, and only so much of it."""
    words = list(dict.fromkeys(why for _, why in problems))
    return words[:MOST_TOLD] + (["…"] if len(words) > MOST_TOLD else [])
