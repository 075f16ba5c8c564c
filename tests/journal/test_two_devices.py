"""Two devices at once: no answer of either is lost, and one day stays one row."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEVICES, ANSWERS = 4, 10

BEGIN = """
from journal.models import PersonRow
PersonRow.objects.create(pk=1)
"""
# Each device rates measures of its own, all on the same day, and sends each answer twice.
ANSWER = """
import sys
from datetime import UTC, date, datetime
from uuid import UUID
from journal.actions import save_answers
from journal.models import PersonRow
person, device = PersonRow.objects.get(pk=1), {device}
for number in range({answers}):
    for _ in range(2):
        save_answers(
            person=person, day=date(2026, 9, 20), answers={{f"ratings.m{{device}}-{{number}}": 1}},
            at=datetime(2026, 9, 20, tzinfo=UTC), client_id=UUID(int=device * 100 + number),
        )
"""
THREADS = """
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from journal.actions import save_days
from journal.models import PersonRow
person, names = PersonRow.objects.get(pk=1), {names}
def answer(number):
    said = {{f"ratings.{{names[number]}}": 1, "crash": number % 2 == 0}}
    at = datetime(2026, 9, 20, tzinfo=UTC) + timedelta(seconds=number)
    told = dict(person=person, said={{date(2026, 9, 20): said}}, at=at, client_id=UUID(int=number))
    return sum(bool(save_days(**told)) for _ in range(2))
with ThreadPoolExecutor(4) as threads:
    order = sorted(range(len(names)), key=lambda number: number * 7 % 11)
    print(list(threads.map(answer, order)).count(1))
"""
READ = """
from journal.models import EntryRow, Receipt
entry = EntryRow.objects.get()
print(len(entry.ratings), len(entry.moments), Receipt.objects.count())
"""
LATEST = """
from journal.models import EntryRow
print(EntryRow.objects.get().crash)
"""


@pytest.fixture
def shell(tmp_path, new_database):
    """`shell(code)`: another process on the same new database, running."""
    environment = os.environ | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": new_database,
        "DJANGO_SETTINGS_MODULE": "ldn_tracker.settings",
    }
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "-v0"], cwd=ROOT, env=environment, check=True)

    def start(code: str) -> subprocess.Popen:
        return subprocess.Popen(
            [*manage, "shell", "-v0", "-c", code],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    return start


def said(process: subprocess.Popen) -> str:
    """What a process printed."""
    return process.communicate(timeout=120)[0]


@pytest.fixture
def names(shell) -> list[str]:
    """A person with a measure for each answer there will be."""
    names = [f"m{device}-{number}" for device in range(DEVICES) for number in range(ANSWERS)]
    own = f"""
from journal.models import MeasureRow
for key in {names}:
    MeasureRow.objects.create(person_id=1, key=key, name=key, kind="symptom", scale=3)
"""
    assert said(shell(BEGIN + own)) == ""
    return names


@pytest.mark.usefixtures("names")
def test_answers_of_several_devices_at_once_are_all_kept_once(shell):
    devices = [shell(ANSWER.format(device=each, answers=ANSWERS)) for each in range(DEVICES)]
    assert [said(device) for device in devices] == [""] * DEVICES
    answers = DEVICES * ANSWERS
    assert said(shell(READ)).split() == [str(answers)] * 3


def test_answers_in_several_threads_at_once_are_all_kept_once_and_the_latest_stands(shell, names):
    answers = DEVICES * ANSWERS
    assert said(shell(THREADS.format(names=names))).split() == [str(answers)]
    assert said(shell(READ)).split() == [str(answers), str(answers + 1), str(answers)]
    assert said(shell(LATEST)).split() == ["False"]  # the latest answer has an odd number
