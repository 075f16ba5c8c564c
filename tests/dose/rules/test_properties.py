"""What holds for every diary and every day, whatever was recorded."""

from dataclasses import replace

from hypothesis import assume, event, given
from hypothesis import strategies as st

from dose.diary.diary import Diary
from dose.diary.ordered import rows_until
from dose.diary.parts import Break, Condition, Medicine
from dose.diary.window import cut
from dose.rules.book import assess
from dose.rules.evidence import SOURCES
from dose.rules.table import IDS
from dose.treatment.course import Course
from dose.vocabulary import Action, ActionId
from journal.vocabulary import ALERTS
from tests import builders as a
from tests.dose.rules.rule_diaries import days, rule_diaries
from tests.spec.story import TODAY, ago, taking
from tests.strategies import diaries

CHANGES = {Action.STEP_UP, Action.STEP_DOWN, Action.MORNING, Action.NIGHT}
URGENCY = list(Action)


def answer(diary: Diary, day=TODAY, **more):
    assessment = assess(diary, day, **more)
    event(f"{assessment.finding.action} {assessment.finding.rule}")
    return assessment


def test_the_actions_are_those_of_the_diary_file_in_its_order():
    assert tuple(Action) == ActionId.__args__


@given(diaries(), st.booleans())
def test_no_random_diary_crashes_it(diary, suggestions):
    for day in {TODAY, *(entry.day for entry in diary.entries)}:
        assessment = assess(diary, day, suggestions=suggestions)
        assert assessment.as_dict()["on"] == day.isoformat()
        assert assessment.checked


@given(rule_diaries(), days)
def test_every_answer_names_a_rule_that_exists_with_sources_and_words(diary, day):
    assessment = answer(diary, day)
    for finding in (assessment.finding, *assessment.safety, *assessment.notes):
        assert finding.rule in IDS
        assert finding.sources and set(finding.sources) <= set(SOURCES)
        assert finding.headline and finding.because
    assert assessment.checked


@given(rule_diaries(), days)
def test_no_answer_names_a_dose_above_the_plan_or_more_than_a_step_away(diary, day):
    assessment = answer(diary, day)
    mg, present = assessment.finding.dose_mg, assessment.facts.course.dose_mg
    if mg is None:
        return
    assert mg <= diary.plan.max_dose_mg
    assert mg <= present + diary.plan.step_mg
    assert (mg > present) == (assessment.finding.action is Action.STEP_UP)
    assert (mg < present) == (assessment.finding.action is Action.STEP_DOWN)


@given(rule_diaries(), days)
def test_dose_and_time_never_change_at_once(diary, day):
    assessment = answer(diary, day)
    finding, course = assessment.finding, assessment.facts.course
    if finding.action in CHANGES:
        same_dose = finding.dose_mg in (course.dose_mg, None)
        assert same_dose or finding.timing == course.timing
        assert (finding.timing != course.timing) == (
            finding.action in (Action.MORNING, Action.NIGHT)
        )


@given(rule_diaries(), days)
def test_a_plan_that_is_not_confirmed_gets_no_change_and_no_mg(diary, day):
    unconfirmed = replace(diary, plan=replace(diary.plan, confirmed_on=None))
    finding = answer(unconfirmed, day).finding
    assert finding.action not in CHANGES
    assert finding.dose_mg is None
    if answer(diary, day).finding.action in CHANGES:
        said = " ".join((finding.headline, finding.because, *finding.would_change_if))
        assert finding.action is Action.TALK
        assert " mg" not in said


@given(rule_diaries(), days)
def test_it_never_goes_up_where_anything_speaks_against_it(diary, day):
    assessment = answer(diary, day)
    if assessment.finding.action is not Action.STEP_UP:
        return
    f = assessment.facts
    assert (assessment.safety, f.attributable, f.severe) == ((), (), ())
    assert f.course.on_dose >= f.plan.step_interval_days
    assert f.adherence.share is None or f.adherence.share >= 0.8
    assert f.adherence.share is not None or (day - f.course.start).days < 7


@given(rule_diaries(), days)
def test_what_is_urgent_leads_and_stands_first_in_safety(diary, day):
    assessment = answer(diary, day)
    if assessment.safety:
        assert assessment.finding == assessment.safety[0]
        unclear = assessment.finding.rule == "medicine-unclear"  # it asks, and nobody is called
        assert assessment.finding.contact != unclear


@given(rule_diaries(), st.sampled_from([*ALERTS]), st.booleans())
def test_another_warning_sign_never_makes_the_answer_calmer(diary, alert, suggestions):
    before = answer(diary, suggestions=suggestions)
    after = assess(with_alert(diary, alert), TODAY, suggestions=suggestions)
    assert URGENCY.index(after.finding.action) <= URGENCY.index(before.finding.action)
    assert {f.rule for f in before.safety} <= {f.rule for f in after.safety}


@given(rule_diaries(), st.booleans())
def test_an_opioid_on_the_list_never_makes_the_answer_calmer(diary, suggestions):
    codeine = replace(diary, medicines=(*diary.medicines, Medicine(name="codeine")))
    before = answer(diary, suggestions=suggestions)
    after = assess(codeine, TODAY, suggestions=suggestions)
    assert URGENCY.index(after.finding.action) <= URGENCY.index(before.finding.action)
    assert after.finding.contact


@given(rule_diaries(), days, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_an_earlier_question_change_nothing(diary, day, random):
    expected = assess(diary, day)
    assess(diary, TODAY)
    lists = {}
    for name in ("regimen", "doses", "entries", "medicines", "breaks", "conditions", "advice"):
        rows = list(getattr(diary, name))
        random.shuffle(rows)
        lists[name] = tuple(rows)
    shuffled = assess(replace(diary, **lists), day)
    assert shuffled.as_dict() == expected.as_dict()
    assert shuffled.finding == expected.finding


@given(rule_diaries(), days)
def test_what_is_recorded_after_the_day_changes_nothing(diary, day):
    known = known_by(diary, day)
    # A row "both" to come says that the rows before it are not of the time before there was both.
    assume(set(known.regimen) <= set(diary.regimen))
    assert assess(known, day).as_dict() == answer(diary, day).as_dict()


@given(rule_diaries(), days, st.booleans())
def test_the_window_gives_the_same_answer_as_the_whole_diary(diary, day, suggestions):
    whole = answer(diary, day, suggestions=suggestions)
    part = assess(cut(diary, day), day, suggestions=suggestions)
    assert part.as_dict() == whole.as_dict()
    assert (part.finding, part.safety, part.notes) == (whole.finding, whole.safety, whole.notes)
    assert part.checked == whole.checked


@given(
    rule_diaries(),
    st.lists(st.tuples(st.integers(0, 900), st.none() | st.integers(0, 900)), min_size=1),
    days,
)
def test_the_window_tells_the_same_of_breaks_that_doses_ended(diary, spells, day):
    breaks = [
        Break(start=ago(first), until=None if last is None else ago(min(first, last)))
        for first, last in spells
    ]
    whole = replace(diary, breaks=tuple(breaks))
    part = cut(whole, day)
    assert assess(part, day).as_dict() == assess(whole, day).as_dict()
    assert Course(part, day).break_now == Course(whole, day).break_now


@given(diaries(most=30))
def test_the_window_of_a_random_diary_gives_the_same_answer(diary):
    for day in {TODAY, *(dose.day for dose in diary.doses)}:
        assert assess(cut(diary, day), day).as_dict() == assess(diary, day).as_dict()


@given(rule_diaries(), days)
def test_with_suggestions_off_nothing_about_dose_or_time_is_said(diary, day):
    assessment = answer(diary, day, suggestions=False)
    assert assessment.finding.action not in CHANGES
    assert assessment.finding.dose_mg is None


def test_a_medicine_taken_once_more_after_the_day_was_not_known_on_it():
    day = ago(20)
    codeine = Medicine(name="codeine", start=ago(60), until=ago(50), last_taken=ago(10))
    diary = taking(60, medicines=[codeine])
    assert assess(diary, day).safety == assess(known_by(diary, day), day).safety == ()


def with_alert(diary: Diary, alert: str) -> Diary:
    """The same with a warning sign marked today."""
    today = diary.entry_on.get(TODAY) or a.entry(TODAY)
    others = tuple(entry for entry in diary.entries if entry.day != TODAY)
    return replace(diary, entries=(*others, replace(today, alerts=(*today.alerts, alert))))


def known_by(diary: Diary, day) -> Diary:
    """The diary without what is dated after `day`; what is planned by then is known.

    Planned are an operation, and the end of a course of medicine.
    """
    return replace(
        diary,
        plan=diary.plan and _dates_known(diary.plan, day, "confirmed_on"),
        regimen=rows_until(diary.regimen, day, "start"),
        doses=rows_until(diary.doses, day),
        entries=rows_until(diary.entries, day),
        advice=rows_until(diary.advice, day, "on"),
        breaks=_begun(diary.breaks, day, "until"),
        medicines=_begun(diary.medicines, day, "last_taken"),
        conditions=_begun(diary.conditions, day, "until", "discussed_on"),
    )


def _begun(rows: tuple, day, *names: str) -> tuple:
    begun = (row for row in rows if _is_operation(row) or _has_begun(row, day))
    return tuple(_dates_known(row, day, *names) for row in begun)


def _has_begun(row, day) -> bool:
    """Whether it had begun by a day; a taking counts before the planned beginning."""
    taken = getattr(row, "last_taken", None)
    return not row.start or row.start <= day or bool(taken and taken <= day)


def _is_operation(row) -> bool:
    return isinstance(row, Condition) and row.kind == "surgery"


def _dates_known(row, day, *names: str):
    """The row without those of its dates that are still to come."""
    later = {name: None for name in names if (getattr(row, name) or day) > day}
    return replace(row, **later)
