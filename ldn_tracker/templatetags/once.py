"""Parts of a page that are the same for everybody: drawn once, for as long as the program runs.

    {% once %}<a href="{% url "about" %}">About</a>{% endonce %}
    {% once active %}{% include "parts/nav.html" %}{% endonce %}

Such a part is drawn with the variables it names and no others, so that nothing of anybody's can
stand in it; what they hold must come from the program, in a few different values.
"""

from django import template

register = template.Library()


class Once(template.Node):
    """What stands between the tags, by the values of the variables that it names."""

    def __init__(self, inside: template.NodeList, names: list[str]):
        self.inside, self.names = inside, names
        self.drawn: dict[tuple, str] = {}

    def render(self, context: template.Context) -> str:
        """The part as it was drawn when these values came first."""
        values = [context.get(name, "") for name in self.names]
        key = tuple(values)
        if key not in self.drawn:
            alone = template.Context(dict(zip(self.names, values, strict=True)))
            alone.template = context.template
            self.drawn[key] = self.inside.render(alone)
        return self.drawn[key]


@register.tag
def once(parser: template.base.Parser, token: template.base.Token) -> Once:
    """A part to be drawn once for each value of the variables named in the tag."""
    _, *names = token.split_contents()
    inside = parser.parse(("endonce",))
    parser.delete_first_token()
    return Once(inside, names)
