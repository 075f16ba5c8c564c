"""Thousands of damaged files are brought in: each is read or refused in words, and none does harm.

    .venv/bin/python -m benchmarks.reliability.mutants [--json 4000] [--csv 1200]

What is taken is exported and read again, and must be the same; after a refusal the diary is as it
was. Letters are changed, lines doubled, dropped and cut, and odd characters and values put in.
"""

import argparse
import os
import random
import sys
import tempfile
from datetime import UTC, datetime

ODD = (
    "\x00", "\\u0000", "\\ud800", "\ud83d", "\u202e", "\ufeff", "é", "💊", "\n", ",", '"', "}", "]",
    "-1", "1e999", "9" * 400, "NaN", "null", "true", '""', "[]", "{}", "0000-00-00", "2026-02-30",
)  # fmt: skip
WHEN = datetime(2026, 9, 20, 12, tzinfo=UTC)


def main() -> int:
    """Print how many were taken and refused; 1 where one did anything else."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=int, default=4000)
    parser.add_argument("--csv", type=int, default=1200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ldn-mutants-") as place:
        os.environ |= {"DATA_DIR": place, "DJANGO_SETTINGS_MODULE": "ldn_tracker.settings"}
        _set_up()
        diary, export = _files()
        results = {
            "JSON": tried(diary, options.json),
            "CSV": tried(export, options.csv),
        }
    for kind, (taken, refused, wrong) in results.items():
        sys.stdout.write(f"{kind}: {taken} taken, {refused} refused in words, {len(wrong)} wrong\n")
        sys.stdout.writelines(f"  {each}\n" for each in wrong[:5])
    return int(any(wrong for *_, wrong in results.values()))


def tried(file: str, number: int) -> tuple[int, int, list[str]]:
    """How many of as many mutants were taken and refused, and what went wrong."""
    from ldn_tracker.transfer.values import Refused

    chance = random.Random(1)  # noqa: S311 (what to damage)
    taken, refused, wrong = 0, 0, []
    for n in range(number):
        mutant = mutated(file, chance)
        try:
            _bring_in(mutant.encode("utf-8", "surrogatepass"))
            taken += 1
        except Refused:
            refused += 1
        except Exception as error:
            wrong.append(f"mutant {n}: {error!r:.300}")
    return taken, refused, wrong


def mutated(file: str, chance: random.Random) -> str:
    """The file with one to four things changed."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(file))
        to = min(len(file), at + chance.choice((0, 1, 1, 3, 40)))
        lines = file.split("\n")
        line = chance.randrange(len(lines))
        change = chance.randrange(6)
        if change < 3:
            file = file[:at] + chance.choice(ODD) + file[to:]
        elif change == 3:
            file = "\n".join([*lines[:line], lines[line], *lines[line:]])
        elif change == 4:
            file = "\n".join(lines[:line] + lines[line + 1 :])
        else:
            file = file[:at] + file[to:]
    return file


def _set_up() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _files() -> tuple[str, str]:
    """A diary with a row of each kind, and an export of Visible."""
    from ldn_tracker.transfer.formats import diary_file
    from tests import builders
    from tests.ldn_tracker.transfer.test_visible import export

    rows = [
        f"2026-05-{day:02},{name},{category},{value}"
        for day in range(1, 29)
        for name, category, value in (
            ("Fatigue", "General", day % 4),
            ("Muscle aches", "Muscles", day % 3),
            ("Crash", "Experience", day % 2),
            ("HRV", "Measurement", 30 + day),
            ("Note", "Note", f"day {day}"),
        )
    ]
    return diary_file.dump(builders.everything()), export(*rows)


def _bring_in(content: bytes) -> None:
    from dose.diary import from_database
    from journal.day import Clock
    from journal.models import PersonRow
    from ldn_tracker.transfer.formats import any_file, diary_file
    from ldn_tracker.transfer.queries import exported
    from ldn_tracker.transfer.store import store
    from ldn_tracker.transfer.values import Refused

    person = PersonRow.objects.create(timezone="Pacific/Auckland")
    try:
        reading = any_file.read(content, Clock("Pacific/Auckland"), at=WHEN)
        store(person, reading.diary, at=WHEN)
    except Refused:
        untouched = from_database.whole(PersonRow.objects.create(timezone="Pacific/Auckland"))
        if from_database.whole(person) != untouched:
            raise AssertionError("refused, and stored in part") from None
        raise
    finally_read = PersonRow.objects.get(pk=person.pk)
    if diary_file.load(exported(finally_read), limited=False) != from_database.whole(finally_read):
        raise AssertionError("its export is not read as it is")


if __name__ == "__main__":
    sys.exit(main())
