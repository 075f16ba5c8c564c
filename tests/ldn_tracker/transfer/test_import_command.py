"""The command that imports: any app's file, any table, what is open, how far a large one is."""

import io
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from dose.diary import from_database
from ldn_tracker.transfer.brought import progress
from tests.ldn_tracker.transfer.formats.test_any_table import FILE as TABLE
from tests.ldn_tracker.transfer.test_import_export import ROOT
from tests.ldn_tracker.transfer.test_large_files import AMBIGUOUS

COLUMNS = (
    "date=date", "hour=time", "Fatigue=rating:fatigue:0-10", "Energy=rating::0-10:better",
    "LDN=dose-mg", "comment=note",
)  # fmt: skip


@pytest.fixture
def file(tmp_path):
    """`file(text)` → a file that holds it."""

    def written(text: str):
        path = tmp_path / "file.csv"
        path.write_text(text)
        return path

    return written


def bring(path, *options: str) -> None:
    call_command("import_diary", "alice", path, *options)


def test_what_is_open_is_told_with_how_to_answer_it(alice, file):
    with pytest.raises(CommandError) as error:
        bring(file(AMBIGUOUS))
    assert "Answer with --answer 'dates=dmy|mdy'" in str(error.value)
    assert error.value.returncode == 2
    assert from_database.whole(alice.person).entries == ()


def test_an_answer_is_taken(alice, file):
    bring(file(AMBIGUOUS), "--answer", "dates=dmy")
    assert from_database.whole(alice.person).entries[0].day.isoformat() == "2026-05-01"


def test_the_columns_of_any_table_are_named_and_remembered(alice, file):
    options = [word for column in COLUMNS for word in ("--column", column)]
    bring(file(TABLE), *options)
    assert len(from_database.whole(alice.person).doses) == 2
    bring(file(TABLE + "14/05/2026;08;9;1;2;3;;\n"))
    diary = from_database.whole(alice.person)
    assert [dict(entry.ratings)["fatigue"] for entry in diary.entries] == [3, 10, 9]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "Say with --column what its columns are: date, hour, Fatigue, Energy, Pain, LDN"),
        (("--column", "when=date"), "There is no column “when”; there are date, hour"),
        (("--column", "date=date"), "Say of at least one more column what it is."),
        (("--column", "Pain=rating::x-9"), "Pain: the scale is not a number."),
    ],
)
def test_a_table_that_is_not_named_is_refused(alice, file, options, words):
    with pytest.raises(CommandError) as error:
        bring(file(TABLE), *options)
    assert words in str(error.value)


def test_a_file_is_taken_for_what_it_is_said_to_be(alice, file):
    with pytest.raises(CommandError) as error:
        bring(file(AMBIGUOUS), "--as", "csv")
    assert "Say with --column what its columns are" in str(error.value)


def test_a_file_may_come_through_a_pipe(alice, monkeypatch):
    piped = io.TextIOWrapper(io.BytesIO(AMBIGUOUS.encode()))
    monkeypatch.setattr(sys, "stdin", piped)
    bring("-", "--answer", "dates=dmy")
    assert from_database.whole(alice.person).entries[0].day.isoformat() == "2026-05-01"


class Written(list):
    """What was written, as a command's output takes it."""

    def write(self, msg="", style_func=None, ending=None):
        self.append(msg)


BAR = [
    "\r[##########                              ]  25 %",
    "\r[####################                    ]  50 %",
    "\r[##############################          ]  75 %",
]
WHOLE = ["\r[########################################] 100 %", ""]


@pytest.mark.parametrize(("begins", "times"), [(b"<?xml", 1), (b"date,", 3), (b'{"data"', 4)])
def test_a_large_file_has_a_bar_of_all_the_times_it_is_read(monkeypatch, begins, times):
    monkeypatch.setattr(progress, "SHOWN_FROM", 10)
    out = Written()
    with progress.bar(out, io.BytesIO(begins.ljust(1200))) as source:
        out.clear()
        for _ in range(times):
            source.stream.seek(0)
            while source.stream.read(100):
                pass
    assert [each for each in out if each in BAR + WHOLE] == BAR + WHOLE


def test_a_bar_ends_its_line_also_before_a_refusal(monkeypatch):
    monkeypatch.setattr(progress, "SHOWN_FROM", 10)
    out = Written()
    with pytest.raises(ValueError), progress.bar(out, io.BytesIO(b"x" * 1000)):
        raise ValueError
    assert out == [""]


def test_a_small_file_has_none():
    out = Written()
    with progress.bar(out, io.BytesIO(b"x")) as source:
        assert source.text == "x"
    assert out == []


@pytest.mark.parametrize(
    "made", ["apple_health 40", "large_files visible 20", "large_files json 20"]
)
def test_a_large_file_is_read_in_little_memory(made):
    run = subprocess.run(
        [sys.executable, "-m", *f"benchmarks.{made}".split()],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(run.stdout.split()[-2]) <= 150
