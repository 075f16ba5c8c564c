"""Hypothesis strategy: believable diaries around which the rules turn, near their edges and odd.

Fully random diaries (tests/strategies.py) hardly ever reach a rule; these have stretches of doses,
patterns of ratings, gaps, marks and medicines of the lengths that the rule book speaks of.
"""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from dose.diary.diary import Diary
from dose.diary.parts import Advice, Break, Condition, Medicine
from dose.rules.table import IDS
from dose.vocabulary import Half, RegimenReason, Timing
from journal.scales import Measure
from journal.vocabulary import ALERTS
from tests import builders as a
from tests.spec.story import QUIET, TODAY, ago, taking
from tests.strategies import one_of

OWN = Measure("x-itch", "Itching", "side_effect", 4)
MILD = ("insomnia", "sedation", "nausea", "headache", "vivid_dreams", "low_mood", OWN.id)
LENGTHS = (1, 2, 4, 5, 7, 8, 13, 14, 15, 21, 28, 29, 30, 57, 84, 85, 112, 183, 400)
NAMES = (
    "codeine", "fentanyl patch", "codiene", "loperamide", "paracetamol", "dextromethorphan", "zzz",
)  # fmt: skip

mg = st.sampled_from(["1.5", "3.0", "1.5", "3.0", "1.5", "3.0", "4.5", "6.0"])
lengths = st.sampled_from(LENGTHS)
recent = st.integers(-5, 100)
spans = st.tuples(recent, st.sampled_from([1, 2, 3, 6, 7, 8, 13, 14, 15, 30]))


def seldom(rows: st.SearchStrategy, otherwise=()) -> st.SearchStrategy:
    """Mostly nothing: what outranks everything else must not hide the other rules."""
    return st.integers(0, 5).flatmap(lambda n: rows if n == 5 else st.just(otherwise))


def patterns(top: int) -> st.SearchStrategy:
    """Ratings that come round again, mostly the same every day, some days unrated."""
    steady = st.integers(0, top).map(lambda rating: [rating])
    return steady | steady | st.lists(st.none() | st.integers(0, top), min_size=1, max_size=7)


@st.composite
def levels(draw) -> dict:
    """A pattern for the main symptom and for some side effects."""
    asked = draw(st.lists(st.sampled_from(MILD), unique=True, max_size=5))
    usual = {"fatigue": draw(patterns(10)), "insomnia": [0], "sedation": [0], "nausea": [0]}
    return usual | {id: draw(patterns(4)) for id in asked}


@st.composite
def plans(draw) -> dict:
    """The fields of a plan in which steps can and cannot be made."""
    strengths = st.sampled_from(["0.5", "1.0", "1.5", "3.0", "4.5"])
    return {
        "max_dose_mg": Decimal(draw(st.sampled_from(["4.5", "4.5", "4.5", "6", "3", "1.5"]))),
        "step_mg": Decimal(draw(st.sampled_from(["1.5", "1.5", "0.5", "1", "3"]))),
        "step_interval_days": draw(st.sampled_from([1, 7, 14, 28])),
        "strengths_mg": tuple(
            map(Decimal, draw(st.just(["0.5", "1.5"]) | st.lists(strengths, max_size=3)))
        ),
        "form": draw(st.sampled_from(["capsule", "capsule", "capsule", "liquid"])),
        "liquid_mg_per_ml": draw(st.none() | st.sampled_from([Decimal(1), Decimal("0.75")])),
        "confirmed_on": draw(st.sampled_from([date(2020, 1, 1), date(2020, 1, 1), None, TODAY])),
        "doses_per_day": draw(st.sampled_from([1, 1, 2])),
        "every_days": draw(st.sampled_from([1, 1, 1, 1, 2, 3])),
    }


@st.composite
def marks(draw) -> dict:
    """More of an entry: crash, factors, alerts, answers."""
    new = draw(st.lists(st.sampled_from(MILD), unique=True, max_size=3))
    turn = draw(st.integers(0, len(new)))
    return {
        "crash": draw(st.none() | st.booleans()),
        "factors": draw(st.sampled_from([(), (), ("infection",), ("period",), ("crash",)])),
        "alerts": draw(seldom(st.sampled_from([*ALERTS]).map(lambda alert: (alert,)))),
        "new_since_change": tuple(new[:turn]),
        "not_new_since_change": tuple(new[turn:]),
    }


@st.composite
def stretches(draw) -> list[tuple]:
    """One to four stretches of dose and time, 600 days at most."""
    reasons = one_of(RegimenReason)
    stretch = st.tuples(mg, one_of(Timing), lengths, reasons)
    return draw(st.lists(stretch, min_size=1, max_size=4))


@st.composite
def around(draw) -> dict:
    """Everything that is no dose and no entry."""
    ends = st.none() | recent.map(ago)
    lasts = st.none() | st.integers(0, 60)  # days from the first to the last
    medicines = st.builds(
        lambda name, start, last, taken, opioid: Medicine(
            name=name, start=start, until=_until(start, last), last_taken=taken, opioid=opioid
        ),
        st.sampled_from(NAMES), ends, lasts, ends, st.none() | st.booleans(),
    )  # fmt: skip
    breaks = spans.map(
        lambda span: Break(start=ago(span[0]), until=ago(span[0]) + timedelta(span[1] - 1))
    )
    conditions = st.builds(
        lambda kind, on, last, discussed: Condition(
            kind=kind, on=on, start=on, until=_until(on, last), discussed_on=discussed
        ),
        st.sampled_from(["surgery", "pregnancy", "liver_disease"]), recent.map(ago), lasts, ends,
    )  # fmt: skip
    given = st.builds(
        lambda rule, on, answer: Advice(on=on, rule=rule, action="hold", answer=answer),
        st.sampled_from(sorted(IDS)) | st.sampled_from(["no-benefit", "not-tolerated"]),
        st.integers(0, 16).map(ago) | st.integers(80, 90).map(ago),
        st.just("advised_otherwise") | st.sampled_from(["done", "not_now", None]),
    )  # fmt: skip
    few = {"medicines": medicines, "breaks": breaks, "conditions": conditions, "advice": given}
    return {name: draw(seldom(st.lists(row, max_size=2))) for name, row in few.items()}


@st.composite
def rule_diaries(draw) -> Diary:
    """A diary that some rule has something to say about."""
    *earlier, last = draw(stretches())
    missed = {
        n for at, days in draw(seldom(st.lists(spans, max_size=3))) for n in range(at, at + days)
    }
    unrated = {
        n for at, days in draw(seldom(st.lists(spans, max_size=2))) for n in range(at, at + days)
    }
    diary = taking(
        last[2], last[0], last[1], reason=last[3], earlier=earlier,
        before=draw(st.sampled_from([None, QUIET, QUIET]) | levels()),
        usual=draw(st.just(QUIET) | levels()),
        last=draw(st.dictionaries(st.sampled_from(MILD), st.lists(
            st.sampled_from([2, 3, 2, 4, 0, None]), min_size=4, max_size=30), max_size=2)),
        marks=draw(st.dictionaries(st.integers(0, 95), marks(), max_size=3)),
        missed=missed, unrated=unrated, plan=draw(plans()), measures=[OWN], **draw(around()),
    )  # fmt: skip
    more = st.lists(st.builds(a.dose, recent.map(ago), mg, one_of(Half)), max_size=3)
    extra = draw(seldom(more))
    return a.diary(**{name: getattr(diary, name) for name in KEPT} | {
        "doses": diary.doses + tuple(extra)})  # fmt: skip


def _until(first: date | None, days: int | None) -> date | None:
    return first + timedelta(days) if first and days is not None else None


KEPT = (
    "plan", "regimen", "doses", "entries", "measures", "medicines", "breaks", "conditions",
    "advice",
)  # fmt: skip
days = st.integers(-3, 40).map(ago)
