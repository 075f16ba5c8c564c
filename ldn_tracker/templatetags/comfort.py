"""The look somebody chose, for the first line of every page: no white flash, no script."""

from django import template

from ldn_tracker.comfort.look import COOKIE, PAPER, Comfort

register = template.Library()


@register.simple_tag(takes_context=True)
def comfort(context) -> Comfort:
    """The request's Comfort; nothing chosen where there is no request (an error page)."""
    request = context.get("request")
    return Comfort.read(request.COOKIES.get(COOKIE, "")) if request else Comfort()


@register.simple_tag
def paper(theme: str) -> str:
    """The paper of a theme as #rrggbb."""
    return PAPER[theme]
