"""Any honest text file is read alike, however an app or Excel wrote it; what is open is asked."""

import pytest

from journal.day import Clock
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.conftest import NOW

PLAIN = (
    "observation_date,tracker_name,tracker_category,observation_value\n"
    "2026-05-14,Fatigue,General,2\n"
    "2026-05-14,PacePoints,Measurement,-2.5\n"
    "2026-05-14,Übelkeit,Something,1\n"
    "2026-05-14,Note,Note,µg or Māori"
)
HEADER = PLAIN.partition("\n")[0]
COMMA = str.maketrans(",.", ";,")


def read(data: bytes | str, **answers: str):
    content = data if isinstance(data, bytes) else data.encode()
    return any_file.read(content, Clock(b.ZONE), at=NOW, answers=answers)


def said(data: bytes | str, **answers: str):
    """The one day of a file, without what is new in it."""
    (entry,) = read(data, **answers).diary.entries
    return entry.day.isoformat(), dict(entry.ratings), dict(entry.measurements), entry.note


EXPECTED = (
    "2026-05-14",
    {"fatigue": 6.7},
    {"visible:PacePoints": -2.5, "visible:Übelkeit": 1},
    "µg or Māori",
)


def quoted(text: str) -> str:
    lines = (line.split(",") for line in text.splitlines())
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)


WAYS = {
    "UTF-8": PLAIN.encode(),
    "a BOM": PLAIN.encode("utf-8-sig"),
    "UTF-16": PLAIN.encode("utf-16"),
    "UTF-16 without a mark": PLAIN.encode("utf-16-le"),
    "UTF-16 the other way round": b"\xfe\xff" + PLAIN.encode("utf-16-be"),
    "CRLF": PLAIN.replace("\n", "\r\n").encode(),
    "only carriage returns": PLAIN.replace("\n", "\r").encode(),
    "a final newline": f"{PLAIN}\n\n".encode(),
    "words above it": f"My diary\nof this year\n\n{PLAIN}".encode(),
    "words above it in a cell": f'sep=,\n"My diary",,,\n{PLAIN}'.encode(),
    "quotes": quoted(PLAIN).encode(),
    "quotes and CRLF": quoted(PLAIN).replace("\n", "\r\n").encode(),
    "semicolons and decimal commas": PLAIN.translate(COMMA).encode(),
    "tabs": PLAIN.replace(",", "\t").encode(),
    "a sep= line": b"sep=;\n" + PLAIN.translate(COMMA).encode(),
    "a quoted sep= line": b'"sep=;"\r\n' + PLAIN.translate(COMMA).encode(),
    "headers in capitals": (PLAIN.replace(HEADER, HEADER.upper())).encode(),
    "trailing commas": "\n".join(f"{line},,," for line in PLAIN.splitlines()).encode(),
    "spaces": "\n".join(f" {line} ".replace(",", " , ") for line in PLAIN.splitlines()).encode(),
    "empty lines": PLAIN.replace("\n", "\n\n,,,\n").encode(),
    "lines twice": f"{PLAIN}\n{PLAIN.partition(chr(10))[2]}".encode(),
    "a minus sign": PLAIN.replace("-2.5", "−2.5").encode(),
    "days by slashes": PLAIN.replace("2026-05-14", "14/05/2026").encode(),
    "days the American way": PLAIN.replace("2026-05-14", "5/14/2026").encode(),
    "days with two digits of a year": PLAIN.replace("2026-05-14", "14.05.26").encode(),
    "days in words": PLAIN.replace("2026-05-14", "14th May 2026").encode(),
    "days with a time": PLAIN.replace("2026-05-14", "2026-05-14 00:00:00").encode(),
}


@pytest.mark.parametrize("data", WAYS.values(), ids=WAYS)
def test_a_table_says_the_same_however_it_is_written(data):
    reading = read(data)
    assert (said(data), reading.left_out, reading.questions) == (EXPECTED, (), ())


def test_of_a_table_with_words_above_it_a_line_keeps_its_number():
    odd = PLAIN.replace("General,2", "General,7")
    assert str(read(f"My diary\n\n{odd}").left_out[0]).startswith("line 4 ")


def test_words_above_what_is_no_table_make_none():
    with pytest.raises(Refused):
        read("Dear doctor\nI was well, mostly, as I said\nYours\n")


def test_windows_1252_is_read():
    western = PLAIN.replace("Māori", "Zoë’s")
    assert said(western.encode("cp1252"))[3] == "µg or Zoë’s"


def test_an_open_quote_spoils_no_other_line():
    assert said(PLAIN.replace("µg", '"µg'))[3] == '"µg or Māori'


AMBIGUOUS = PLAIN.replace("2026-05-14", "05/06/2026")


def test_days_and_months_that_cannot_be_told_apart_are_asked_about_once():
    (question,) = read(AMBIGUOUS).questions
    assert (question.id, question.choices) == (
        "dates",
        (("dmy", "the day first: 5 June"), ("mdy", "the month first: May 6")),
    )


@pytest.mark.parametrize(("order", "day"), [("dmy", "2026-06-05"), ("mdy", "2026-05-06")])
def test_the_answer_says_which_day_it_is(order, day):
    reading = read(AMBIGUOUS, dates=order)
    assert (said(AMBIGUOUS, dates=order)[0], reading.questions) == (day, ())


def test_one_date_that_can_be_told_tells_all_of_the_file():
    both = AMBIGUOUS + "\n25/06/2026,Fatigue,General,1"
    reading = read(both)
    days = [entry.day.isoformat() for entry in reading.diary.entries]
    assert (days, reading.questions) == (["2026-06-05", "2026-06-25"], ())


def test_a_day_that_is_its_own_month_asks_nothing():
    assert read(PLAIN.replace("2026-05-14", "05/05/2026")).questions == ()


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"])
def test_what_is_no_text_is_refused_in_words(data):
    with pytest.raises(Refused):
        read(data)


def test_carriage_returns_and_line_breaks_may_be_mixed():
    table = 'full_date,time,mood,activities\n2026-05-14,22:00,rad,"a\r\nb"\r2026-05-15,22:00,bad,\r'
    assert [entry.note for entry in read(table).diary.entries] == ["Activities: a\r\nb", ""]
