"""The rule book: every rule in order, and the assessment of a diary on a day.

`RULES` is the table of docs/rules.md, read from the top: the first rule that matches is the answer;
every emergency and urgent rule that matches is shown besides, worst first; the other matches become
notes. A pure function of the diary and the day.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dose.diary import Diary
from dose.rules import (
    answers,
    around,
    benefit,
    checks,
    exposure,
    judgeable,
    notes,
    safety,
    severe,
    steps,
    tolerability,
)  # fmt: skip
from dose.rules.facts import Facts
from dose.rules.findings import Action, Check, Finding

RULESET = "1"
EMERGENCY, URGENT, AROUND = "Emergency", "Urgent", "Before and around taking"
SEVERE, JUDGEABLE, TOLERABILITY = "Severe side effect", "Can it be judged?", "Tolerability"
BENEFIT, STEPS = "Is it helping?", "May it go up?"
GROUPS = (EMERGENCY, URGENT, AROUND, SEVERE, JUDGEABLE, TOLERABILITY, BENEFIT, STEPS)
SAFETY = (EMERGENCY, URGENT)
NEVER_MUTED = (EMERGENCY, URGENT, SEVERE)
WITHOUT_SUGGESTIONS = (EMERGENCY, URGENT, SEVERE)
WHILE_NOT_TAKING = (EMERGENCY, URGENT, AROUND, SEVERE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: its number and permanent id, its group, and the function that looks for it.

    `passed_over`: where it is muted the next row is looked at (the others then hold).
    """

    number: int
    id: str
    group: str
    look: Callable[[Facts], Finding | None]
    passed_over: bool = False

    @property
    def never_muted(self) -> bool:
        """Whether "my prescriber advised otherwise" leaves it as it is."""
        return self.group in NEVER_MUTED


RULES = (
    Rule(1, "anaphylaxis", EMERGENCY, safety.anaphylaxis),
    Rule(2, "self-harm", EMERGENCY, safety.self_harm),
    Rule(3, "opioid-withdrawal", EMERGENCY, safety.opioid_withdrawal),
    Rule(4, "opioid-medicine", URGENT, exposure.opioid_medicine),
    Rule(5, "possible-allergy", URGENT, safety.possible_allergy),
    Rule(6, "liver-signs", URGENT, safety.liver_signs),
    Rule(7, "dose-above-plan", URGENT, exposure.dose_far_above_plan),
    Rule(8, "too-much", URGENT, safety.too_much),
    Rule(9, "after-alert", URGENT, safety.after_alert),
    Rule(10, "medicine-unclear", URGENT, exposure.medicine_unclear),
    Rule(11, "low-mood", AROUND, around.low_mood, passed_over=True),
    Rule(12, "pregnancy", AROUND, around.pregnancy, passed_over=True),
    Rule(13, "surgery", AROUND, around.surgery, passed_over=True),
    Rule(14, "liver-disease", AROUND, around.liver_disease, passed_over=True),
    Rule(15, "on-break", AROUND, around.on_break),
    Rule(16, "baseline-first", AROUND, around.baseline_first),
    Rule(17, "gap", AROUND, around.gap),
    Rule(17, "gap", AROUND, around.long_gap),
    Rule(18, "severe-side-effect", SEVERE, severe.unclear),
    Rule(19, "insomnia-at-night", SEVERE, severe.sleep_at_night),
    Rule(20, "sedation-in-morning", SEVERE, severe.sedation_in_morning),
    Rule(21, "severe-side-effect", SEVERE, severe.any_other),
    Rule(22, "dose-above-plan", JUDGEABLE, exposure.dose_above_plan_once),
    Rule(23, "twice-daily", JUDGEABLE, judgeable.twice_daily),
    Rule(24, "regimen-mismatch", JUDGEABLE, judgeable.regimen_mismatch),
    Rule(25, "too-few-ratings", JUDGEABLE, judgeable.too_few_days),
    Rule(26, "insomnia-and-sedation", TOLERABILITY, tolerability.insomnia_and_sedation),
    Rule(27, "recent-switch", TOLERABILITY, tolerability.switched_twice),
    Rule(27, "recent-switch", TOLERABILITY, tolerability.switched_lately),
    Rule(28, "insomnia-at-night", TOLERABILITY, tolerability.insomnia_at_night),
    Rule(29, "sedation-in-morning", TOLERABILITY, tolerability.sedation_in_morning),
    Rule(30, "insomnia-in-morning", TOLERABILITY, tolerability.insomnia_in_morning),
    Rule(31, "sedation-at-night", TOLERABILITY, tolerability.sedation_at_night),
    Rule(32, "side-effect", TOLERABILITY, tolerability.any_other),
    Rule(33, "other-cause", TOLERABILITY, tolerability.other_cause),
    Rule(33, "other-cause", TOLERABILITY, tolerability.lasting_with_other_cause),
    Rule(34, "is-it-new", TOLERABILITY, tolerability.is_it_new),
    Rule(35, "worse-at-this-dose", BENEFIT, benefit.worse_at_first),
    Rule(35, "worse-at-this-dose", BENEFIT, benefit.worse_still),
    Rule(36, "recent-restart", BENEFIT, benefit.restart_after_long_gap),
    Rule(36, "recent-restart", BENEFIT, benefit.recent_restart),
    Rule(37, "missed-doses", BENEFIT, benefit.missed_doses),
    Rule(38, "lowest-effective-dose", BENEFIT, benefit.lowest_effective_dose),
    Rule(39, "no-benefit", BENEFIT, benefit.no_benefit),
    Rule(40, "at-maximum", BENEFIT, benefit.at_maximum),
    Rule(41, "after-step-down", STEPS, steps.after_step_down),
    Rule(42, "after-too-much", STEPS, steps.after_too_much),
    Rule(43, "interval", STEPS, steps.interval),
    Rule(44, "unsettled", STEPS, steps.unsettled),
    Rule(45, "too-few-ratings", STEPS, steps.too_few_to_go_up),
    Rule(46, "watch", STEPS, steps.watch),
    Rule(47, "strength", STEPS, steps.strength),
)
LAST = (  # where none of the above matched
    Rule(48, "missed-doses", STEPS, steps.doses_unknown),
    Rule(48, "step-up", STEPS, steps.step_up),
)
NOTES = (
    notes.pre_existing, notes.late_onset, notes.review, notes.ask_first, notes.mention,
)  # fmt: skip
OTHER_IDS = (
    "lowest-dose", "advised-otherwise", "suggestions-off",
    "pre-existing", "late-onset", "review", "ask-first", "mention",
)  # fmt: skip
BESIDE_URGENT = frozenset(  # notes that say nothing of dose or time of day
    ("low-mood", "pregnancy", "surgery", "liver-disease", "pre-existing", "late-onset",
     "ask-first", "mention")
)  # fmt: skip
IDS = frozenset(rule.id for rule in RULES + LAST) | frozenset(OTHER_IDS)


@dataclass(frozen=True)
class Assessment:
    """The answer for a day: the leading finding, every emergency and urgent one, and the notes."""

    on: date
    finding: Finding
    safety: tuple[Finding, ...]
    notes: tuple[Finding, ...]
    facts: Facts

    @property
    def data(self) -> dict:
        """How much the answer rests on: rated days, adherence, days before LDN."""
        share = self.facts.adherence.share
        return {
            "rated_7": self.facts.log.rated_days(7),
            "rated_14": self.facts.log.rated_days(14),
            "adherence": None if share is None else round(share, 2),
            "baseline_days": self.facts.log.baseline_days,
        }

    @property
    def no_dose(self) -> bool:
        """Whether to leave the next dose out until somebody was asked: something urgent says so."""
        return any(finding.no_dose for finding in self.safety)

    @property
    def is_kept(self) -> bool:
        """Whether the diary says already that this was suggested on this day."""
        kept = ((row.on, row.rule) for row in self.facts.diary.advice)
        return (self.on, self.finding.rule) in kept

    @property
    def notes_beside(self) -> tuple[Finding, ...]:
        """The notes as people see them: beside something urgent none that speaks of the dose."""
        if not self.safety:
            return self.notes
        return tuple(note for note in self.notes if note.rule in BESIDE_URGENT)

    @property
    def checked(self) -> tuple[Check, ...]:
        """What was looked at, in words: "days at this dose", fine, "21 of 14"."""
        return checks.checked(self.facts)

    def as_dict(self) -> dict:
        """The answer as the `suggest` command writes it."""
        return {
            "on": self.on.isoformat(),
            "ruleset": RULESET,
            **self.finding.as_dict(),
            "safety": [
                {"rule": s.rule, "action": s.action.value, "headline": s.headline}
                for s in self.safety
            ],
            "notes": [{"rule": n.rule, "headline": n.headline} for n in self.notes],
            "data": self.data,
        }


def assess(diary: Diary, day: date, *, suggestions: bool = True) -> Assessment:
    """What is suggested on `day`, and why; `suggestions` False: urgent and severe rows only."""
    f = Facts(diary, day, suggestions)
    found = list(_matches(f))
    urgent = tuple(finding for rule, finding in found if rule.group in SAFETY)
    leading = _leading(f, found)
    others = [finding for rule, finding in found if finding not in (leading, *urgent)]
    return Assessment(day, leading, urgent, tuple(_as_notes(f, leading, others)), f)


def _matches(f: Facts) -> Iterator[tuple[Rule, Finding]]:
    """Every rule that matches, in order, without the muted rows that are passed over."""
    taking = f.course.start is not None and not f.course.on_break
    for rule in RULES:
        if not f.suggestions and rule.group not in WITHOUT_SUGGESTIONS:
            continue
        if not taking and rule.group not in WHILE_NOT_TAKING:
            continue
        finding = rule.look(f)
        if finding and not (rule.passed_over and finding.rule in f.muted):
            yield rule, finding


def _leading(f: Facts, found: list[tuple[Rule, Finding]]) -> Finding:
    """The first match; a hold where it is muted."""
    if not found and not f.suggestions:
        return answers.suggestions_off(f)
    rule, finding = found[0] if found else _last(f)
    if finding.rule in f.muted and not rule.never_muted:
        return answers.advised_otherwise(f, finding)
    return finding


def _last(f: Facts) -> tuple[Rule, Finding]:
    return next((rule, finding) for rule in LAST if (finding := rule.look(f)))


def _as_notes(f: Facts, leading: Finding, others: list[Finding]) -> Iterator[Finding]:
    """The outranked findings, each thing said once, and what is worth knowing besides."""
    said, rules = set(leading.about), {leading.rule, *f.muted}
    for finding in others:
        if finding.rule in rules or (finding.about and finding.about <= said):
            continue
        said |= finding.about
        rules.add(finding.rule)
        yield _as_note(finding)
    yield from (note for look in NOTES if f.suggestions and (note := look(f)))


def _as_note(finding: Finding) -> Finding:
    """A note says what was seen, not what to do: a change is suggested once only."""
    seen = finding.headline if finding.action in SAYS_NO_CHANGE else finding.because
    return replace(finding, headline=seen, dose_mg=None, timing=None)


SAYS_NO_CHANGE = (Action.TALK, Action.CONTACT_TODAY, Action.CALL_EMERGENCY, Action.BASELINE)
