"""The diaries whose page for the GP must be one sheet: from none at all to the fullest."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from dose.diary.parts import Advice, Break, Condition, Medicine, Regimen, Visit
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
    """A year, with a pack half used that was counted lately and one that just came."""
    at_hand = b.supply(
        b.pack(b.days_after(TODAY, -40), use_by=b.days_after(TODAY, 30)),
        b.count(b.days_after(TODAY, -9), 41),
        b.pack(b.days_after(TODAY, -2), 30, "4.5"),
        repeats_left=1,
        script_until=b.days_after(TODAY, 60),
    )
    return replace(demo(3, 365, TODAY), supply=at_hand)


def ten_years():
    """Ten years of days, twenty medicines with long names and their doses."""
    old = demo(5, 3650, TODAY)
    many = tuple(
        Medicine(name=f"{name} {LONG}", dose="50 mg SR", start=TODAY - timedelta(40 * n))
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
    "html": "<b>&amp;", "combining": "e\u0301\u0323" * 40, "greek": "Ναλτρεξόνη ὕδωρ",
    "persian": "می‌خواهم پنی‌سیلین", "japanese": "山田太郎 アレルギー", "korean": "김민수 알레르기",
    "thai": "แพ้ยาเพนิซิลลิน น้ำ", "tamil": "பென்சிலின்", "vietnamese": "Nguyễn Thị Ngọc",
    "mixed": "Ann بنسلين (3 mg) 青霉素 שלום x",
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


def brimful():
    """Everything at once, each text as long as the tables allow, with no space to break at.

    Of allergies, which are never cut, as many as one sheet has room for.
    """
    long, start = "W" * 120, b.days_after(TODAY, -300)
    own = [Measure(f"x-{n}", f"{n}{long}", "side_effect", 4) for n in range(4)]
    own += [Measure(f"y-{n}", f"{n}{long}", "symptom", 10) for n in range(3)]
    rated = {measure.id: 3 for measure in own}
    causes = ("infection", "new_medicine", "other", "period", "travel", "vaccination")
    signs = (
        "anaphylaxis",
        "rash",
        "liver",
        "withdrawal",
        "slow_breathing",
        "self_harm",
        "too_much",
    )
    every_other = [b.days_after(start, n) for n in range(0, 301, 2)]
    days = [b.entry(d, rated, factors=causes, alerts=signs, crash=True) for d in every_other]
    days += [b.entry(b.days_after(d, 1), rated) for d in every_other[:-1]]
    times = ("night", "morning")
    return b.diary(
        person=b.person(
            name=long, health_number=long[:50], born=TODAY, allergies=(long, "latex"),
            diagnoses=(long,) * 20,
        ),
        plan=b.plan(prescriber=long, primary_symptom="y-0"),
        regimen=[
            Regimen(
                start=b.days_after(start, 5 * n), dose_mg=Decimal(n + 1), timing=times[n % 2],
                reason="side_effect",
            )
            for n in range(1, 60)
        ],
        doses=list(b.doses(start, TODAY)),
        measures=own,
        entries=days,
        medicines=[
            *(Medicine(name=f"tramadol {n} {long}", start=start) for n in range(30)),
            *(Medicine(name=f"{long}{n}", start=TODAY) for n in range(30)),
        ],
        conditions=[
            *(Condition(kind="surgery", on=b.days_after(TODAY, n)) for n in range(9)),
            Condition(kind="pregnancy"), Condition(kind="breastfeeding"),
        ],
        breaks=[
            Break(start=b.days_after(start, n), until=b.days_after(start, n + 2))
            for n in range(0, 300, 5)
        ],
        advice=[
            Advice(
                on=b.days_after(start, n), rule=("gap", "watch")[n % 2], action="talk_to_prescriber"
            )
            for n in range(300)
        ],
        visit=Visit(ask=long + long, questions=(long + long,) * 3),
    )  # fmt: skip
