"""Words of a page as they are said to whoever fills in the diary: `{% voice "I took it" %}`."""

from django import template

from journal.voice import called, retold, voiced, voiced_choices

register = template.Library()


@register.simple_tag(takes_context=True)
def voice(context, words: str, **more) -> str:
    """The words to the person, or of them to somebody who fills it in for them."""
    return voiced(str(words), _person(context), **more)


@register.simple_tag(takes_context=True)
def retell(context, words: str) -> str:
    """A text that was put together, to the person, or of them to somebody who fills it in."""
    return retold(str(words), _person(context))


@register.simple_tag(takes_context=True)
def helped(context) -> str:
    """Whom somebody else fills this diary in for; "" where the person does."""
    person = _person(context)
    return called(person) if person is not None and person.filled_in_for else ""


@register.simple_tag(takes_context=True)
def choices(context, field) -> str:
    """A form's field with its choices in the words for whoever fills the diary in."""
    widget = field.field.widget
    widget.choices = voiced_choices(widget.choices, _person(context))
    return field.as_widget()


def _person(context):
    return getattr(context.get("request"), "person", None)
