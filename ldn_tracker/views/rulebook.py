"""The rule book: every rule in its order, and every source. Public, and the same for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dose.rules.chapters import chapters
from dose.rules.evidence import SOURCES
from dose.rules.table import RULESET


@login_not_required
@require_safe
def rulebook(request: HttpRequest) -> HttpResponse:
    """The page, made from the rules themselves."""
    context = {
        "active": "more",
        "ruleset": RULESET,
        "chapters": chapters(),
        "sources": SOURCES.values(),
    }
    return render(request, "site/rules.html", context)
