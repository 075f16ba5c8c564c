"""How much one diary may hold, well above any life, so that no file can stop the server (pure).

The names are those of the lists in the diary file; docs/data-format.md has the same table. What is
here already above a limit stays, is shown and exported, and can be read back by `import_diary
--beyond-limits`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta

from journal.validation import Impossible, need

MOST: Mapping[str, int] = {
    "previous_plans": 100,
    "regimen": 500,
    "corrected_regimen": 500,
    "breaks": 200,
    "doses": 20_000,
    "measures": 40,
    "tracks": 100,
    "entries": 10_000,
    "medicines": 300,
    "conditions": 100,
    "advice": 10_000,
    "person.allergies": 100,
    "person.diagnoses": 100,
    "visit.questions": 20,
    "supply.packs": 500,
    "supply.counts": 1_000,
}
NOUNS: Mapping[str, str] = {
    "previous_plans": "earlier plans",
    "regimen": "changes of dose or time",
    "corrected_regimen": "corrected changes",
    "breaks": "breaks",
    "doses": "doses",
    "measures": "measures of your own",
    "tracks": "things to ask about",
    "entries": "days",
    "medicines": "medicines and supplements",
    "conditions": "safety facts",
    "advice": "suggestions",
    "person.allergies": "allergies",
    "person.diagnoses": "diagnoses",
    "visit.questions": "questions",
    "supply.packs": "packs",
    "supply.counts": "counts of what is left",
}
MOST_A_DAY = 24  # doses
# Of all days together: what reading, drawing and writing a diary costs goes with these.
MOST_ANSWERS = 200_000  # ratings, numbers, and what was new: 54 a day for ten years, 20 for 27
MOST_LETTERS = 10_000_000  # of notes: 1,000 a day for 27 years
MOST_NUMBERS = 200  # imported numbers of one day
MOST_TRACKERS = 300  # of an export of another app, kept as numbers or not
MOST_LINES = 200_000  # of such an export: 32 trackers, as Visible has, on every day of 17 years
MOST_CHANGED = 4_000  # days of 11 years that one import gives other or more answers
# An answer may wait on a device without a network for so long and still be stored only once.
LONGEST_OFFLINE = timedelta(days=90)
LONGEST_LINE = 200  # letters of an allergy, a diagnosis, the name of an imported number
LONGEST_QUESTION = 500
LONGEST_NOTE = 20_000  # of an import; one given here is shorter
BEYOND = (
    "Take some out, or ask whoever runs the server to import it all with"
    " import_diary --beyond-limits"
)
ANSWERS, LETTERS = "answers", "letters of notes"
MOST_OF_ALL: Mapping[str, int] = {ANSWERS: MOST_ANSWERS, LETTERS: MOST_LETTERS}
FULL = "is full: it can hold {} {} at most. First remove what was added by mistake"


def need_few(name: str, count: int, *, here: int = 0) -> None:
    """Refuse a list of a file that is longer than its limit, and than what is `here` already."""
    most = max(MOST[name], here)
    need(count <= most, name, f"holds {count} {NOUNS[name]}, at most {most} can be kept. {BEYOND}")


def need_room(name: str, here: int) -> None:
    """Refuse one more where a list is full."""
    words = f"This list {FULL.format(MOST[name], NOUNS[name])}"
    need(here < MOST[name], name, words)


def need_short_lists(raw: Mapping) -> None:
    """Refuse lists of a file (as JSON has them) that are too long, before any of them is read."""
    for name in MOST:
        *outer, inner = name.split(".")
        holder = raw.get(outer[0]) if outer else raw
        rows = holder.get(inner) if isinstance(holder, dict) else None
        if isinstance(rows, list):
            need_few(name, len(rows))


def need_usual_export(lines: int, trackers: int) -> None:
    """Refuse an export of another app with more lines or trackers than any life has."""
    for most, count, noun in (
        (MOST_LINES, lines, "lines"),
        (MOST_TRACKERS, trackers, "different trackers"),
    ):
        need(count <= most, "$", f"holds {count} {noun}, at most {most} can be kept. {BEYOND}")


def need_usual_sizes(diary) -> None:
    """Refuse texts and single days of a Diary that are larger than any life has them."""
    whose = diary.person
    _need_lines("person.allergies", whose.allergies)
    _need_lines("person.diagnoses", whose.diagnoses)
    _need_lines("visit.questions", diary.visit.questions, LONGEST_QUESTION)
    for index, entry in enumerate(diary.entries):
        if entry.note or entry.measurements:
            _need_usual_day(f"entries[{index}]", entry)
    need_usual_sums(_sums(diary.entries))
    for day, count in Counter(dose.day for dose in diary.doses).items():
        words = f"holds {count} doses on {day}, at most {MOST_A_DAY} can be kept. {BEYOND}"
        need(count <= MOST_A_DAY, "doses", words)


def need_usual_measures(mine, theirs) -> None:
    """Refuse measures of the Diary `theirs` that `mine` has no room for, before both are merged."""
    ids = {measure.id for measure in (*mine.measures, *theirs.measures)}
    need_few("measures", len(ids), here=len(mine.measures))


def need_usual_growth(mine, merged) -> None:
    """Refuse what would make a list of the Diary `mine` longer than its limit, once merged."""
    for name in MOST:
        if "." not in name:
            need_few(name, len(getattr(merged, name)), here=len(getattr(mine, name)))
    for name in ("packs", "counts"):
        here, after = (len(getattr(diary.supply, name)) for diary in (mine, merged))
        need_few(f"supply.{name}", after, here=here)
    need_usual_sums(_sums(merged.entries), _sums(mine.entries))
    changed = sum(mine.entry_on.get(entry.day, entry) != entry for entry in merged.entries)
    words = f"would change {changed} days that are here, at most {MOST_CHANGED} at once. {BEYOND}"
    need(changed <= MOST_CHANGED, "entries", words)
    for index, entry in enumerate(merged.entries):
        if len(entry.measurements) > MOST_NUMBERS and entry != mine.entry_on.get(entry.day):
            _need_few_numbers(f"entries[{index}]", entry)


def lines_that_fit(name: str, lines: Iterable[str]) -> str:
    """Why these lines cannot be kept in a list of a person, in words; "" where they can."""
    try:
        lines = tuple(lines)
        need(len(lines) <= MOST[name], name, f"At most {MOST[name]} {NOUNS[name]} can be kept")
        _need_lines(name, lines)
    except Impossible as error:
        return f"{error.reason[:1].upper()}{error.reason[1:]}."
    return ""


def _need_lines(name: str, lines: Iterable[str], longest: int = LONGEST_LINE) -> None:
    for index, line in enumerate(lines):
        need(len(line) <= longest, f"{name}[{index}]", f"is longer than {longest} letters")


def _need_usual_day(where: str, entry) -> None:
    is_short = len(entry.note) <= LONGEST_NOTE
    need(is_short, f"{where}.note", f"is longer than {LONGEST_NOTE} letters")
    _need_few_numbers(where, entry)
    _need_lines(f"{where}.measurements", entry.measurements)


def need_usual_sums(sums: Mapping[str, int], here: Mapping[str, int] | None = None) -> None:
    """Refuse more answers or letters of all days together than any life has, and than are here."""
    for noun, count in sums.items():
        most = MOST_OF_ALL[noun]
        words = f"holds {count} {noun} in all, at most {most} can be kept. {BEYOND}"
        need(count <= max(most, (here or {}).get(noun, 0)), "entries", words)


def _sums(entries: Iterable) -> Mapping[str, int]:
    answers, letters = 0, 0
    for day in entries:
        answers += sum(map(len, _answered(day)))
        letters += len(day.note)
    return {ANSWERS: answers, LETTERS: letters}


def _answered(day) -> tuple:
    """What of a day has an answer for each measure."""
    return day.ratings, day.measurements, day.new_since_change, day.not_new_since_change


def _need_few_numbers(where: str, entry) -> None:
    count = len(entry.measurements)
    few = f"holds {count} numbers, at most {MOST_NUMBERS} can be kept. {BEYOND}"
    need(count <= MOST_NUMBERS, f"{where}.measurements", few)
