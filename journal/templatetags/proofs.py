"""The proof that a device is given of whose diary it has open."""

from django import template

from journal.access import proof

register = template.Library()
register.filter("proof", proof)
