"""The differences that are meant, and the diaries and parts in which each may be seen.

One row a difference: where definitions differ today the rules' one is kept, and whatever else a
landing mends is listed here with it. A row allows as little as it can: what it lets pass is not
compared. `old` or `new` is None where only the other tree has the part.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

Allows = Callable[[dict, str, str | None, str | None], bool]
FILES = ("import", "export", "/data/export/")
IDS = {  # of the labels that tables and files kept
    "Forgot": "forgot",
    "Felt unwell": "unwell",
    "None left": "none_left",
    "Told not to": "told_not_to",
    "opioid (name not given)": "opioid_unnamed",
    "naltrexone (name not given)": "naltrexone_unnamed",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One difference: its name, why it is right, and `allows(task, part, old, new)`."""

    name: str
    why: str
    allows: Allows


def dose_in_a_break(task: dict, part: str, old: str | None, new: str | None) -> bool:
    """Whether a dose was taken, up to the day, inside a break after the break's first day."""
    diary, on = task["diary"], task["on"]
    taken = {row["day"] for row in diary.get("doses", ()) if row["status"] == "taken"}
    in_time = {day for day in taken if day <= on}
    return not _is_file(part) and any(
        row["from"] < day <= (row.get("until") or on)
        for row in diary.get("breaks", ())
        for day in in_time
    )


def dose_begins_a_break(task: dict, part: str, old: str | None, new: str | None) -> bool:
    """Whether a chart or paper counts doses, and one was taken on the first day of a break."""
    taken = _taken(task)
    begun = {row["from"] for row in task["diary"].get("breaks", ())}
    return not (_is_file(part) or _is_answer(part)) and not taken.isdisjoint(begun)


def noted_in_another_row(task: dict, part: str, old: str | None, new: str | None) -> bool:
    """Whether "already taking" is the first row though a dose is older, or is the beginning though
    another row is before it."""
    rows = sorted((row["from"], row["reason"]) for row in task["diary"].get("regimen", ()))
    rows = [row for row in rows if row[0] <= task["on"]]
    noted = next((start for start, reason in rows if reason == "already_taking"), None)
    is_first = bool(rows) and rows[0][1] == "already_taking"
    is_start = noted is not None and noted <= min(_taken(task), default=noted)
    return not (_is_file(part) or _is_answer(part)) and is_first != is_start


def name_to_ask_about(task: dict, part: str, old: str | None, new: str | None) -> bool:
    """Whether a name stands in the list of which the pharmacist is to be asked."""
    return new is not None and "to ask your pharmacist about" in new


def erase_page(task: dict, part: str, old: str | None, new: str | None) -> bool:
    """Whether it is the page that erases a diary, which now is true of any database."""
    return part.startswith("/account/erase/")


def _taken(task: dict) -> set[str]:
    """The days with a dose, up to the day of the task."""
    doses = task["diary"].get("doses", ())
    return {row["day"] for row in doses if row["status"] == "taken" and row["day"] <= task["on"]}


def _is_answer(part: str) -> bool:
    """What the rules answer, in JSON or in words."""
    return part in ("answer", "words", "suggestions off")


def id_in_a_file(task: dict, part: str, old: str | None, new: str | None) -> bool:
    """Whether a file says nothing else than before but ids where a reason or a name was a label."""
    said = old if part.startswith(FILES) and new is not None else None
    for label, id in IDS.items():
        for field in ("reason", "name"):
            said = said and said.replace(f'"{field}":"{label}"', f'"{field}":"{id}"')
    return said is not None and said == new


def id_in_a_control(task: dict, part: str, old: str | None, new: str | None) -> bool:
    """Whether a page's buttons and links alone carry an id where it was a label; words do not."""
    said = old if not part.endswith(" words") and new is not None else None
    for label, id in IDS.items():
        said = said and said.replace(f' skipped {label}"', f' skipped {id}"')
        said = said and said.replace(f'"?noted={quote(label)}"', f'"?noted={id}"')
    return said is not None and said == new


def _is_file(part: str) -> bool:
    """What is kept does not depend on how it is understood, but for what a page suggested and kept:
    it is in the export after them."""
    return part != "export after" and part.startswith(FILES)


LISTED = (
    Listed(
        "a dose inside a break ends it",
        "Rules and Today went by the break's own end, charts and paper by the first dose in it. The"
        " record counts: a dose ends the break on the day before, for every page, paper and rule.",
        dose_in_a_break,
    ),
    Listed(
        "a dose on the first day of a break is not counted as due",
        "The rules count no dose of a day that a break covers, charts and paper counted that one.",
        dose_begins_a_break,
    ),
    Listed(
        "LDN was taken before it was noted only where no dose is older",
        "Charts and paper looked at the first row of the regimen alone; the rules, and now they,"
        " ask whether LDN began with a row that says it was taken already.",
        noted_in_another_row,
    ),
    Listed(
        "the page that erases says what other databases keep",
        "Erasing to the byte is promised for SQLite only.",
        erase_page,
    ),
    Listed(
        "an id in a file",
        "Why a dose was not taken, and what stands for a medicine whose name is not known, was kept"
        " as it stood on a button. It is an id now; a file that says the label is read as ever.",
        id_in_a_file,
    ),
    Listed(
        "an id in a control",
        "The buttons for why a dose was not taken, and “I don’t know its name”, send what is"
        " kept, which is an id now; what stands on them is the same.",
        id_in_a_control,
    ),
    Listed(
        "a name to ask the pharmacist about is no clear list",
        "Some packets of the name hold an opioid; the check of the list read as fine.",
        name_to_ask_about,
    ),
)
