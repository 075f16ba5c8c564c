"""The people of the tests as diary files, asked of the tree that the record is made from.

Runs inside that tree and names its modules as they are there, so that later trees may move them:
what they are is kept with the record.

    python people.py TREE OUT
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

TODAY, NOON = "2026-09-20", "2026-09-20T00:30:00+00:00"  # as in the tests: 12:30 in Auckland
OFTEN_LOOKED_AT = 12  # of the stories and the vignettes each so many have all their pages fetched


def main(tree: str, out: str) -> None:
    """Write every person, a line each: the name, the diary, the day, and what is recorded."""
    sys.path[0] = tree
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    with Path(out).open("w", encoding="utf-8") as file:
        for person in (*_of_tests(), *_of_specification()):
            file.write(json.dumps(person, ensure_ascii=False) + "\n")


def _of_tests() -> Iterator[dict]:
    import pytest

    from ldn_tracker.demo import demo
    from tests import people
    from tests.conftest import TODAY as today

    made = dict(people.PEOPLE)
    made |= {
        f"typed {name}": lambda typed=typed: people.everywhere(typed)
        for name, typed in people.SCRIPTS.items()
    }
    made |= {"brimful": people.brimful, "demo": lambda: demo(3, 112, today)}
    for name, make in made.items():
        try:
            yield _person(name, make(), ("answer", "words", "paper", "site"))
        except pytest.skip.Exception as skipped:
            raise SystemExit(f"{name}: {skipped}") from skipped


def _of_specification() -> Iterator[dict]:
    from tests.spec.sections import rows
    from tests.vignettes.own import STORIES

    for number, story in enumerate(STORIES):
        pages = "site" if number < OFTEN_LOOKED_AT else "look"
        yield _person(f"story {number}", story.diary, ("answer", "words", "paper", pages))
    for place, row in enumerate(rows(), 1):
        for number, case in enumerate(row.cases):
            yield _person(f"row {place} {row.rule} {number}", case.diary, ("answer", "words"))


def _person(name: str, diary, kinds: tuple[str, ...]) -> dict:
    from ldn_tracker.transfer.formats.diary_file import dump

    written = json.loads(dump(diary))
    return {"name": name, "diary": written, "on": TODAY, "now": NOON, "kinds": kinds}


if __name__ == "__main__":
    main(*sys.argv[1:])
