"""What share of UK opioid products the check catches: `python -m benchmarks.interactions`.

Reads the two product lists in ../shared/data/opioids (by OpenSAFELY; not part of this project),
looks each product name up, and prints the share caught, every miss, and the time one look-up takes.
With `--write` it also puts the list of names into docs/interactions.md anew.
"""

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from dose.medicines.meaning import find
from dose.medicines.names import COUNTRIES, LEVELS, data_file

LISTS = Path(__file__).parent.parent.parent / "shared" / "data" / "opioids"
DOCUMENT = Path(__file__).parent.parent / "docs" / "interactions.md"
MARKS = ("<!-- the list, written by benchmarks/interactions.py -->\n", "<!-- end of the list -->\n")
WITHOUT_NAME = "VMP previous to"  # a code that has been replaced: the row holds no product's name


@dataclass(frozen=True)
class Share:
    """How many products of a list are named, how each was answered, and those not stopped."""

    rows: int
    named: int
    levels: Counter
    misses: tuple[str, ...]

    @property
    def caught(self) -> float:
        """The share of the named products at level stop."""
        return self.levels["stop"] / self.named


def products(path: Path) -> list[str]:
    """The product names of one list, as they stand in it."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [row["term"] for row in csv.DictReader(lines)]


def share(terms: list[str]) -> Share:
    """How the products are answered; rows that hold no name are counted apart."""
    named = [term for term in terms if not term.startswith(WITHOUT_NAME)]
    levels = {term: find(term).level for term in named}
    misses = tuple(sorted(term for term, level in levels.items() if level != "stop"))
    return Share(len(terms), len(named), Counter(levels[term] for term in named), misses)


def milliseconds(terms: list[str]) -> float:
    """CPU time of one look-up, the mean over all the names, each new (the list is read before)."""
    find("warm up")
    terms = sorted(set(terms))
    start = process_time()
    for term in terms:
        find(term)
    return (process_time() - start) * 1000 / len(terms)


def written_list() -> str:
    """What the check knows, as tables: by level and effect, a row for each ingredient."""
    effects = data_file()["effect"]
    order = sorted(effects, key=lambda id: LEVELS.index(effects[id]["level"]))
    return "\n".join(part for id in order if (part := _table(id, effects[id])))


def _table(id: str, effect: dict) -> str:
    """One effect: its words, its sources and the names."""
    rows = [_row(row) for row in data_file()["medicine"] if row["effect"] == id]
    if not rows:
        return ""
    head = f"### {effect['heading']} ({effect['level']})\n\n{effect['text']}\n\n"
    sources = ", ".join(f"`{source}`" for source in effect["sources"])
    titles = f"Sources: {sources}.\n\n| ingredient | names |\n|---|---|\n"
    return head + titles + "".join(rows)


def _row(medicine: dict) -> str:
    """One ingredient with its names: those used anywhere, then brands by country."""
    names = [*medicine.get("names", ()), *medicine.get("spellings", ())]
    parts = [", ".join(names)] if names else []
    parts += [f"{at}: {', '.join(medicine[at])}" for at in COUNTRIES if at in medicine]
    days = " (14 days)" if medicine.get("long_acting") else ""
    return f"| {medicine['ingredient']}{days} | {'; '.join(parts)} |\n"


def write_list() -> None:
    """Put the list into the document between its marks."""
    first, last = MARKS
    before, rest = DOCUMENT.read_text(encoding="utf-8").split(first)
    after = rest.split(last)[1]
    DOCUMENT.write_text(before + first + "\n" + written_list() + "\n" + last + after)


def main(out=sys.stdout) -> None:
    """Print the share caught per list and together."""
    if "--write" in sys.argv:
        write_list()
    if not LISTS.exists():
        out.write(f"The product lists are not here ({LISTS.name} in shared/data).\n")
        return
    lists = {path.stem: products(path) for path in sorted(LISTS.glob("*.csv"))}
    lists["together"] = [term for terms in lists.values() for term in terms]
    for name, terms in lists.items():
        got = share(terms)
        out.write(
            f"{name}: {got.rows} rows, {got.named} with a name; stop {got.caught:.2%}, "
            f"{dict(got.levels)}\n"
        )
    for miss in share(lists["together"]).misses:
        out.write(f"  not stopped: {miss} ({find(miss).level})\n")
    out.write(f"one look-up: {milliseconds(lists['together']):.3f} ms\n")


if __name__ == "__main__":
    main()
