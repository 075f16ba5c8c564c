"""The rule book opened: the assessment of a diary on a day, a pure function of both.

The first rule of the table that matches is the answer; every emergency and urgent rule that matches
is shown besides, worst first; the other matches become notes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dose.diary.diary import Diary
from dose.medicines.meaning import Match
from dose.medicines.topics import is_unsure_of_opioids
from dose.rules import answers, checks
from dose.rules.facts import Facts
from dose.rules.findings import Check, Finding
from dose.rules.rule import SAFETY, WHILE_NOT_TAKING, Rule
from dose.rules.table import LAST, NOTES, RULES, RULESET, rule_of
from dose.vocabulary import Action


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
        """Whether to leave the next dose out until somebody was asked.

        Something urgent says so, or the person is not sure whether they take an opioid.
        """
        urgent = any(rule_of(finding.rule).no_dose for finding in self.safety)
        return urgent or is_unsure_of_opioids(self.facts.diary.person)

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
        return tuple(note for note in self.notes if rule_of(note.rule).beside_urgent)

    @property
    def checked(self) -> tuple[Check, ...]:
        """What was looked at, in words: "days at this dose", fine, "21 of 14"."""
        signs = any(rule_of(finding.rule).signs.kinds for finding in self.safety)
        return checks.checked(self.facts, signs=signs)

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


def assess(
    diary: Diary,
    day: date,
    *,
    suggestions: bool = True,
    known: Mapping[str, Match] | None = None,
) -> Assessment:
    """What is suggested on `day`, and why; `suggestions` False: urgent and severe rows only.

    `known`: what its medicines mean, where that was looked up already.
    """
    f = Facts(diary, day, suggestions, known)
    found = list(_matches(f))
    urgent = tuple(finding for rule, finding in found if rule.group in SAFETY)
    leading = _leading(f, found)
    said = (leading, *urgent)
    others = [each for rule, each in found if each not in said and not _is_muted(f, rule, each)]
    return Assessment(day, leading, urgent, tuple(_as_notes(f, leading, others)), f)


def _matches(f: Facts) -> Iterator[tuple[Rule, Finding]]:
    """Every rule that matches, in order, without the muted rows that are passed over."""
    taking = f.course.start is not None and not f.course.on_break
    for rule in RULES:
        if not f.suggestions and not rule.without_suggestions:
            continue
        if not taking and rule.group not in WHILE_NOT_TAKING:
            continue
        finding = rule.found(f)
        if finding and not (rule.passed_over and _is_muted(f, rule, finding)):
            yield rule, finding


def _leading(f: Facts, found: list[tuple[Rule, Finding]]) -> Finding:
    """The first match; a hold where it is muted."""
    if not found and not f.suggestions:
        return answers.suggestions_off(f)
    rule, finding = found[0] if found else _last(f)
    since = f.muted_on(rule.id, finding.rule)
    if since is None or rule.never_muted:
        return finding
    return answers.advised_otherwise(f, finding, since=since, says=rule.says)


def _is_muted(f: Facts, rule: Rule, finding: Finding) -> bool:
    """Whether the prescriber advised otherwise about it, by the id of the row or of its answer."""
    return not rule.never_muted and f.muted_on(rule.id, finding.rule) is not None


def _last(f: Facts) -> tuple[Rule, Finding]:
    return next((rule, finding) for rule in LAST if (finding := rule.found(f)))


def _as_notes(f: Facts, leading: Finding, others: list[Finding]) -> Iterator[Finding]:
    """The outranked findings, each thing said once, and what is worth knowing besides."""
    said, rules = set(leading.about), {leading.rule}
    for finding in others:
        if finding.rule in rules or (finding.about and finding.about <= said):
            continue
        said |= finding.about
        rules.add(finding.rule)
        yield _as_note(finding)
    yield from (note for rule in NOTES if f.suggestions and (note := rule.found(f)))


def _as_note(finding: Finding) -> Finding:
    """A note says what was seen, not what to do: a change is suggested once only."""
    seen = finding.seen or finding.because
    said = finding.headline if finding.action in SAYS_NO_CHANGE else seen
    seen = answers.with_driving(said, finding.about)
    return replace(finding, headline=seen, dose_mg=None, timing=None)


SAYS_NO_CHANGE = (Action.TALK, Action.CONTACT_TODAY, Action.CALL_EMERGENCY, Action.BASELINE)
