"""Notes beside the answer: true and worth knowing, but no reason to change anything."""

from dose.diary.parts import Medicine
from dose.medicines.answered import ASKED
from dose.rules import answers, words
from dose.rules.facts import Facts
from dose.rules.findings import Finding
from dose.rules.side_effects import EARLY_DAYS

REVIEW_DAYS = 182  # ldn-research-trust: a look back after half a year


def pre_existing(f: Facts) -> Finding | None:
    """Trouble that was there before LDN as well."""
    found = tuple(effect for effect in f.side_effects if effect.much_as_before)
    if not found:
        return None
    headline = f"{words.averages(found)}: much as before, so LDN is not blamed."
    return note(f, "pre-existing", headline, "final-2024", "judgement", about=words.ids(found))


def late_onset(f: Facts) -> Finding | None:
    """New trouble, but too long after the last change to put it down to that."""
    found = tuple(
        e for e in f.side_effects if e.new and not e.attributable and f.course.since > EARLY_DAYS
    )
    if not found:
        return None
    headline = (
        f"{words.averages(found)}: new, but {f.course.since} days after the last change. Mention it"
        " at your next visit."
    )
    return note(f, "late-onset", headline, "judgement", about=words.ids(found))


def review(f: Facts) -> Finding | None:
    """Half a year without a change: time for a look back with the prescriber."""
    row = f.course.present
    if not row or not f.course.start or (f.day - row.start).days < REVIEW_DAYS:
        return None
    headline = "Nothing has changed for half a year: a good time to review it with your prescriber."
    return note(f, "review", headline, "ldn-research-trust", "judgement")


def ask_first(f: Facts) -> Finding | None:
    """A medicine to ask about before the next change."""
    names = _current(f, "ask")
    if not names:
        return None
    headline = f"Ask your pharmacist or prescriber about {words.listed(names)} with LDN."
    return note(f, "ask-first", headline, "label", "judgement")


def mention(f: Facts) -> Finding | None:
    """A medicine or supplement to put on the list for the visit."""
    names = _current(f, "mention")
    if not names:
        return None
    headline = f"Mention {words.listed(names)} at your next visit."
    return note(f, "mention", headline, "judgement")


def _current(f: Facts, level: str) -> list[str]:
    found = ((row, f.meanings[row.name]) for row in _taken(f))
    return [
        row.label
        for row, match in found
        if match.level == level and not (row.opioid is False and match.effect in ASKED)
    ]


def _taken(f: Facts) -> list[Medicine]:
    begun = (row for row in f.diary.medicines if row.has_begun(f.day))
    return [row for row in begun if not row.is_over(f.day)]


def note(f: Facts, rule: str, headline: str, *sources: str, **more) -> Finding:
    """A note: its headline is all that it says."""
    said = answers.with_driving(headline, more.get("about", ()))
    return answers.wait(f, rule, said, said, sources=sources, **more)
