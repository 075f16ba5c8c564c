"""The diaries whose page for the GP must be one sheet: from none at all to the fullest."""

from dataclasses import replace
from datetime import timedelta

from dose.parts import Medicine, Visit
from journal.scales import Measure
from ldn_tracker.demo import demo
from tests import builders as b
from tests.conftest import TODAY
from tests.real_people import taper, visible_year

LONG = "Hydroxy-poly-methyl-cellulose-sustained-release preparation of the compounding pharmacy"


def empty():
    return b.diary()


def ten_days():
    return demo(3, 10, TODAY)


def typical_year():
    return demo(3, 365, TODAY)


def ten_years():
    """Ten years of days, twenty medicines with long names."""
    old = demo(5, 3650, TODAY)
    many = tuple(
        Medicine(name=f"{name} {LONG}", start=TODAY - timedelta(40 * n))
        for n, name in enumerate(("tramadol", "ibuprofen", "zinc", "levothyroxine") * 5)
    )
    asked = Visit(ask="W" * 200, questions=("Why? " * 40, LONG, LONG))
    return replace(old, medicines=many, visit=asked)


PEOPLE = {
    each.__name__: each for each in (empty, ten_days, typical_year, visible_year, taper, ten_years)
}

SCRIPTS = {
    "emoji": "😀👩🏽‍⚕️ x", "cjk": "低剂量纳曲酮 ナルトレキソン", "arabic": "نالتريكسون مساءً",
    "cyrillic": "Налтрексон на ночь", "hebrew": "שלום עולם", "hindi": "नाल्ट्रेक्सोन",
    "control": "a\x07b\u202ec", "long": "W" * 200, "typst": "#set page() *b* `raw` $x$ \\ @ref",
    "html": "<b>&amp;", "combining": "e\u0301\u0323" * 40,
}  # fmt: skip


def everywhere(typed):
    """A diary in which these letters stand wherever a person can type."""
    own = [Measure("x-1", typed, "symptom", 10), Measure("x-2", typed, "side_effect", 4)]
    return b.diary(
        person=b.person(
            name=typed, health_number=typed[:50], allergies=(typed,), diagnoses=(typed,)
        ),
        plan=b.plan(prescriber=typed, primary_symptom="x-1"),
        regimen=[b.regimen()],
        doses=list(b.doses(b.START, TODAY)),
        measures=own,
        entries=list(b.entries(b.days_after(b.START, -14), TODAY, {"x-1": 5, "x-2": 2})),
        medicines=[Medicine(name=typed, start=TODAY)],
        visit=Visit(ask=typed, questions=(typed,) * 3),
    )
