"""A link as a square that another phone's camera reads, drawn here and nowhere else."""

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
QUIET = 4  # modules of white around it, as readers want
DARK, LIGHT = "#000", "#fff"  # in every theme: readers fail on light on dark


@register.filter
def qr(text: str) -> SafeString:
    """The drawing as SVG, which holds no letter of the text; its label stands where it is used."""
    import segno  # every worker would hold it, for a page seen once

    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(border=QUIET, dark=DARK, light=LIGHT, omitsize=True, svgclass=None)
    return mark_safe(drawn)  # noqa: S308 (numbers of a drawing)
