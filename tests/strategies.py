"""Hypothesis strategies: whole random diaries, with everything that the diary file can hold."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from dose import vocabulary
from dose.diary import parts
from dose.diary.diary import Diary
from dose.diary.supply import Count, Order, Pack, Supply
from journal.day import WEEKDAYS
from journal.scales import BUILT_IN, Measure
from journal.vocabulary import Alert, Factor, Topic

# What takes long tries a quarter of the profile's examples.
a_few = settings(max_examples=settings.default.max_examples // 4)
on_a_database = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
a_few_on_a_database = settings(on_a_database, max_examples=a_few.max_examples)
ZONES = (
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Australia/Lord_Howe",
    "Europe/London",
    "America/St_Johns",
    "Africa/Casablanca",
    "UTC",
)
ODD_IDS = [  # of measures, as an import may bring them
    "x-a.b", "x-é☃", "ä/ö", "..", ".", "", " ", "a b", "50 %", "%2F", "?a=b#c", "a&b;c,d+e",
    "a\nb", "a\r\nb", "~6f", "\"><b>'`", "ratings.", "undo", "x" * 80,
]  # fmt: skip
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
CLOCK_CHANGES = (  # in Auckland, Lord Howe, London, St John's; both ways
    datetime(2026, 4, 4, 14, tzinfo=UTC),
    datetime(2026, 9, 26, 14, tzinfo=UTC),
    datetime(2026, 4, 4, 15, tzinfo=UTC),
    datetime(2026, 10, 25, 1, tzinfo=UTC),
    datetime(2026, 3, 8, 5, 30, tzinfo=UTC),
)

days = st.dates(FIRST, LAST)
maybe_days = st.none() | days
mg = st.integers(1, 10_000).map(lambda thousandths: Decimal(thousandths) / 1000)
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
words = st.text(letters, max_size=12)
seconds = st.integers(0, 364 * 24 * 3600).map(lambda count: timedelta(seconds=count))
instants = seconds.map(lambda past: datetime(2026, 1, 1, tzinfo=UTC) + past) | st.sampled_from(
    CLOCK_CHANGES
)


def one_of(choices) -> st.SearchStrategy[str]:
    """One of a Literal's words."""
    return st.sampled_from(get_args(choices))


def some(row: st.SearchStrategy, most: int = 4, **options) -> st.SearchStrategy[tuple]:
    """A tuple of a few rows."""
    return st.lists(row, max_size=most, **options).map(tuple)


@st.composite
def spells(draw, ends=maybe_days) -> dict:
    """A beginning and an end that is not before it."""
    start, until = draw(days), draw(ends)
    if until and until < start:
        start, until = until, start
    return {"start": start, "until": until}


said = st.dictionaries(one_of(Topic), days, max_size=2)
every_days = st.none() | st.integers(1, 3)
persons = st.builds(
    parts.Person,
    name=words,
    born=st.none() | st.dates(date(1920, 1, 1), date(2010, 1, 1)),
    health_number=words,
    timezone=st.sampled_from(ZONES),
    day_starts_at=st.sampled_from([time(0), time(4), time(5, 30)]),
    country=st.sampled_from(["", "NZ", "GB"]),
    allergies=some(words, 2),
    diagnoses=some(words, 2),
    filled_in_for=st.booleans(),
    said_none=said,
    said_unsure=said,
)
measurement_names = words | words.map("visible:{}".format)
measured = st.integers(-999, 999) | st.floats(-1e6, 1e6, allow_nan=False)
own_measures = st.one_of(
    st.builds(
        Measure,
        id=words.map("x-{}".format),
        name=words,
        kind=st.just("symptom"),
        scale=st.sampled_from([3, 4, 10]),
        retired=st.booleans(),
    ),
    st.builds(
        Measure,
        id=words.map("y-{}".format),
        name=words,
        kind=st.just("side_effect"),
        scale=st.just(4),
    ),
    st.builds(
        Measure,
        id=words.map("n-{}".format),
        name=words,
        kind=st.just("number"),
        retired=st.booleans(),
        unit=words,
    ),
)
regimens = st.builds(
    parts.Regimen,
    start=days,
    dose_mg=mg,
    timing=one_of(vocabulary.Timing),
    every_days=every_days,
    reason=one_of(vocabulary.RegimenReason),
)
corrected = st.builds(
    parts.CorrectedRegimen,
    start=days,
    dose_mg=mg,
    timing=one_of(vocabulary.Timing),
    every_days=every_days,
    reason=one_of(vocabulary.RegimenReason),
    corrected_at=instants,
)
taken = st.builds(
    parts.Dose,
    day=days,
    status=st.just("taken"),
    dose_mg=mg,
    timing=one_of(vocabulary.Half),
    taken_at=st.none() | instants,
    reason=words,
)
not_taken = st.builds(
    parts.Dose,
    day=days,
    status=st.just("skipped"),
    dose_mg=st.none() | mg,
    timing=st.none() | one_of(vocabulary.Half),
    reason=words,
)
medicines = st.builds(
    lambda spell, **facts: parts.Medicine(**facts, **spell),
    spell=spells(),
    name=words.filter(str.strip),
    kind=st.sampled_from(["medicine", "supplement"]),
    last_taken=maybe_days,
    dose=words.map(lambda text: text[: parts.LONGEST_AS_TYPED]),
    opioid=st.none() | st.booleans(),
)
conditions = st.builds(
    lambda spell, **facts: parts.Condition(**facts, **spell),
    spell=spells(),
    kind=one_of(vocabulary.ConditionKind),
    on=days,
    discussed_on=maybe_days,
)
advice = st.builds(
    parts.Advice,
    on=days,
    rule=st.sampled_from(["step-up", "interval", "gap"]),
    action=one_of(vocabulary.ActionId),
    answer=st.none() | one_of(vocabulary.Answer),
)
breaks = st.builds(
    lambda spell, reason: parts.Break(reason=reason, **spell),
    spell=spells(),
    reason=one_of(vocabulary.BreakReason),
)

tenths = st.integers(1, 2_000).map(lambda count: Decimal(count) / 10)
strengths = st.sampled_from([Decimal("0.5"), Decimal("1.5"), Decimal(3), Decimal("4.5")])
solids = st.fixed_dictionaries({"units": st.integers(1, 200), "strength_mg": strengths})
liquids = st.fixed_dictionaries({"ml": tenths, "mg_per_ml": st.sampled_from([Decimal(1)])})


@st.composite
def packs(draw) -> Pack:
    """Capsules or a liquid, in the one currency of these diaries."""
    came, lasts = draw(days), draw(st.none() | st.integers(0, 400).map(timedelta))
    cost = draw(st.none() | st.integers(0, 20_000).map(lambda cents: Decimal(cents) / 100))
    return Pack(
        **draw(solids | liquids),
        received_on=came,
        use_by=None if lasts is None else came + lasts,
        cost=cost,
        currency="NZD" if cost is not None else draw(st.sampled_from(["", "NZD"])),
        pharmacy=draw(words),
    )


counts = st.builds(lambda amount, on: Count(on=on, **amount), amount=solids | liquids, on=days)
a_few_days = st.none() | st.integers(0, 30)
orders = st.builds(
    Order,
    ordered_on=maybe_days,
    compounding_days=a_few_days,
    courier_days=a_few_days,
    closed=st.none() | some(st.sampled_from(WEEKDAYS[2:]) | days.map(str), 3),
    spare_days=a_few_days,
    appointment_days=a_few_days,
    repeats_left=st.none() | st.integers(0, 5),
    script_until=maybe_days,
)
supplies = st.builds(
    Supply,
    packs=some(packs()),
    counts=some(counts, 3, unique_by=lambda count: (count.on, count.kind)),
    order=st.just(Order()) | orders,
)


@st.composite
def plans(draw, measures: dict) -> dict:
    """The fields of a plan."""
    doses = sorted(draw(st.tuples(mg, mg)))
    return {
        "starting_dose_mg": doses[0],
        "max_dose_mg": doses[1],
        "step_mg": draw(mg),
        "step_interval_days": draw(st.integers(1, 60)),
        "doses_per_day": draw(st.integers(1, 2)),
        "every_days": draw(st.integers(1, 3)),
        "form": draw(one_of(vocabulary.Form)),
        "strengths_mg": draw(some(mg, 3)),
        "liquid_mg_per_ml": draw(st.none() | mg),
        "prescriber": draw(words),
        "confirmed_on": draw(maybe_days),
        "primary_symptom": draw(st.sampled_from(sorted(measures))),
    }


def ratings(measure: Measure) -> st.SearchStrategy[float]:
    """What may be rated: whole numbers, and one decimal on a scale of 0 to 10."""
    whole = st.integers(0, measure.scale)
    return (
        whole | whole.map(float) | st.integers(0, 100).map(lambda tenths: tenths / 10)
        if measure.scale == 10
        else whole
    )


@st.composite
def entries(draw, measures: dict, numbers: tuple[str, ...] = ()) -> parts.Entry:
    """What was said about a day; `numbers` are the ids of the person's own."""
    ids = st.lists(st.sampled_from(sorted(measures)), max_size=6, unique=True)
    asked = draw(ids)
    turn = draw(st.integers(0, len(asked)))
    return parts.Entry(
        day=draw(days),
        ratings={id: draw(ratings(measures[id])) for id in draw(ids)},
        crash=draw(st.none() | st.booleans()),
        factors=draw(some(one_of(Factor), 3)),
        alerts=draw(some(one_of(Alert), 2)),
        new_since_change=tuple(asked[:turn]),
        not_new_since_change=tuple(asked[turn:]),
        recorded_at=draw(st.none() | instants),
        recorded_by=draw(st.sampled_from(["self", "helper"])),
        measurements=draw(st.dictionaries(_names(numbers), measured, max_size=2)),
        note=draw(words),
    )


def _names(numbers: tuple[str, ...]) -> st.SearchStrategy[str]:
    return measurement_names | st.sampled_from(numbers) if numbers else measurement_names


@st.composite
def diaries(draw, *, most: int = 6, own_at_most: int = 3) -> Diary:
    """A whole diary: up to `most` rows in its longer lists, `own_at_most` own measures."""
    own = draw(some(own_measures, own_at_most, unique_by=lambda measure: measure.id))
    measures = BUILT_IN | {measure.id: measure for measure in own if not measure.is_number}
    numbers = tuple(measure.id for measure in own if measure.is_number)
    spell = draw(spells(ends=days))
    return Diary(
        person=draw(persons),
        plan=parts.Plan(**draw(plans(measures)), start=draw(maybe_days))
        if draw(st.booleans())
        else None,
        previous_plans=draw(
            some(plans(measures).map(lambda plan: parts.PreviousPlan(**plan, **spell)), 2)
        ),
        regimen=draw(some(regimens, unique_by=lambda row: row.start)),
        corrected_regimen=draw(some(corrected, 2)),
        breaks=draw(some(breaks, 2)),
        doses=draw(some(taken | not_taken, most)),
        measures=own,
        chosen_symptom=draw(st.just("") | st.sampled_from(sorted(measures))),
        tracks=draw(some(st.sampled_from(sorted({*measures, *numbers})), unique=True)),
        entries=draw(some(entries(measures, numbers), most, unique_by=lambda entry: entry.day)),
        medicines=draw(some(medicines, 3)),
        conditions=draw(some(conditions, 2)),
        advice=draw(some(advice, 3)),
        visit=parts.Visit(
            on=draw(st.none() | days), ask=draw(words), questions=draw(some(words, 3))
        ),
        supply=draw(st.just(Supply()) | supplies),
    )
