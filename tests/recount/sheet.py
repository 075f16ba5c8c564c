"""The sheet as text, taken apart into its numbers; knows nothing but the words that are printed."""

import re
from dataclasses import dataclass
from datetime import date, datetime

MONTH = r"[A-Z][a-z]{2}"
DATES = re.compile(
    rf"(?P<a>\d+)(?: (?P<am>{MONTH}))?(?: (?P<ay>\d{{4}}))?"
    rf"(?: ?– ?(?P<b>\d+) (?P<bm>{MONTH}) (?P<by>\d{{4}}))?"
)
ROW = re.compile(
    r"- (?P<label>.+?), (?P<dates>\d[^:]*?)(?P<place> \((?:partly )?before this period\))?:"
    r" (?P<recorded>\d+) of (?P<days>\d+) days? recorded"
    r"(?:; doses (?P<taken>\d+)/(?P<due>\d+)(?: \((?P<amounts>[^)]*)\))?)?"
    r"(?P<spreads>(?:; .*?)*?); crash days (?P<crashes>\d+|–)(?:; ended because: (?P<ended>.*))?$"
)
CELL = re.compile(r"(?P<column>.+?) (?P<cell>\d+/\d+ ·\d)(?:, |$)")
BEFORE_NOW = re.compile(
    r"(\d+\.\d) before LDN \(n = (\d+) days\), (\d+\.\d) in the last 14 days \(n = (\d+)\)"
    r".*?Change: (\S+) \(interval (\S+) to (\S+?)\)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Row:
    """A row of the table by dose: its days and, by name, what is printed of them."""

    label: str
    first: date
    last: date
    inside: bool
    said: dict
    spreads: tuple[tuple[str, str], ...]


def part(text: str, title: str) -> list[str]:
    """The lines of a part."""
    block = next((b for b in text.split("\n\n") if b.startswith(title)), "")
    return block.splitlines()[1:]


def rows(text: str) -> list[Row]:
    """The table by dose."""
    return [_row(line) for line in part(text, "BY DOSE") if not line.startswith("- …")]


def _row(line: str) -> Row:
    found = ROW.match(line)
    if found is None:
        raise AssertionError(line)
    said = found.groupdict()
    first, last = span(said["dates"])
    named = [each for each in (said["spreads"] or "").split("; ") if each]
    spreads = tuple(_spread(each) for each in named)
    return Row(said["label"], first, last, said["place"] is None, said, spreads)


def _spread(each: str) -> tuple[str, str]:
    found = re.match(r"(.+?) (\S+ \(\S+–\S+\)|too few|–)$", each)
    return (found[1], found[2]) if found else (each, "")


def span(words: str) -> tuple[date, date]:
    """Both ends of "22 May – 4 Jun 2026", "1–14 Sep 2026", "4 Aug 2026"."""
    found = DATES.match(words)
    if found["b"] is None:
        day = _day(found["a"], found["am"], found["ay"])
        return day, day
    last = _day(found["b"], found["bm"], found["by"])
    month, year = found["am"] or found["bm"], found["ay"] or found["by"]
    return _day(found["a"], month, year), last


def _day(day: str, month: str, year: str) -> date:
    return datetime.strptime(f"{day} {month} {year}", "%d %b %Y").date()  # noqa: DTZ007 - a day


def effects(text: str) -> dict[str, dict[str, str]]:
    """The table of side effects: by name, by column, the cell."""
    lines = [line.removeprefix("- ") for line in part(text, "SIDE EFFECTS")]
    told = (line.split(": ", 1) for line in lines if " ·" in line)
    return {
        name: {m["column"].strip(): m["cell"] for m in CELL.finditer(cells)} for name, cells in told
    }


def repeated(text: str) -> list[str]:
    """The rows of that table in which a column stands twice."""
    lines = [line for line in part(text, "SIDE EFFECTS") if " ·" in line]
    names = ([m["column"].strip() for m in CELL.finditer(line.split(": ", 1)[1])] for line in lines)
    return [line for line, each in zip(lines, names, strict=True) if len(each) > len({*each})]


def onsets(text: str) -> dict[str, set[str]]:
    """Of each side effect the doses since which it is called new."""
    lines = [line.removeprefix("- ") for line in part(text, "SIDE EFFECTS")]
    told = (line.split(": ", 1) for line in lines if " ·" in line)
    found = {name: re.search(r", new since (.+)$", cells) for name, cells in told}
    return {
        name: {*re.split(r", (?!every)", said[1])} if said else set()
        for name, said in found.items()
    }
