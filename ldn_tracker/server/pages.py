"""Django's templates, by which nothing of a page is kept once it is there.

What a template is given and its layers hold each other: a diary of ten years stayed in memory,
often beside the next one, until garbage was looked for.
"""

from django.template.backends.django import DjangoTemplates, Template
from django.template.context import make_context


class Page(Template):
    """A template that lets go of what it was given."""

    def render(self, context=None, request=None):
        """The text of the page."""
        layers = make_context(context, request, autoescape=self.backend.engine.autoescape)
        try:
            return self.template.render(layers)
        finally:
            layers.dicts.clear()


class Pages(DjangoTemplates):
    """The templates of the site."""

    def from_string(self, template_code: str) -> Page:
        """A template of this text."""
        return Page(self.engine.from_string(template_code), self)

    def get_template(self, template_name: str) -> Page:
        """The template of this name."""
        return Page(super().get_template(template_name).template, self)
