"""A day's entry in a few letters, which the database keeps by itself: what charts of years read.

The first letter holds marks, each further one the rating of a built-in measure in twentieths. So a
column of ten years is every 16th letter of one text, where JSON would be taken apart day by day.
A new built-in measure needs a migration; own measures are not packed.
"""

from journal.answers import CHOICES, NEWNESS
from journal.ratings import PARTS, UNRATED
from journal.scales import BUILT_IN

# What is known of a day; a day without an entry has none of them.
KEPT, ANSWERED, CRASH_ASKED, CRASH, INFECTION, MEASURED, FROM_VISIBLE = (1 << n for n in range(7))
VISIBLE = "visible:"  # what an import from there calls its measurements
OFF_SCALE = 250  # whatever no scale has

# An entry whose answers were all cleared again has moments and nothing else: `queries.entry_on`.
SAYS_ANYTHING = " OR ".join([
    "length(moments) = 2", "crash IS NOT NULL", "note <> ''", "ratings <> '{}'",
    "measurements <> '{}'", *(f"{name} <> '[]'" for name in (*CHOICES, *NEWNESS)),
])  # fmt: skip
MARKS = {
    KEPT: SAYS_ANYTHING,
    ANSWERED: "ratings <> '{}' OR crash IS NOT NULL OR factors <> '[]' OR alerts <> '[]'"
    " OR note <> ''",
    CRASH_ASKED: "crash IS NOT NULL",
    CRASH: "ifnull(crash, 0) OR instr(factors, '\"crash\"') > 0",
    INFECTION: "instr(factors, '\"infection\"') > 0",
    MEASURED: "measurements <> '{}'",
    FROM_VISIBLE: f"instr(measurements, '\"{VISIBLE}') > 0",
}
IS_KEPT = f"(unicode(packed) - 1) & {KEPT}"  # in SQL, of an entry that is packed already
WIDTH = 1 + len(BUILT_IN)
# A letter is one more than what it stands for, as letter 0 would end a text; UNRATED is itself.
LETTERS = bytes([0, *range(UNRATED - 1), UNRATED])


def sql() -> str:
    """The letters as an expression over the columns of an entry."""
    marks = " + ".join(f"{mark} * ({has})" for mark, has in MARKS.items())
    ratings = (
        f"ifnull(min({OFF_SCALE}, 1 + CAST(round({PARTS} * json_extract(ratings, '$.{id}'))"
        f" AS INTEGER)), {UNRATED})"
        for id in BUILT_IN
    )
    return f"char({', '.join([f'1 + {marks}', *ratings])})"


def unpacked(letters: str) -> tuple[bytes, dict[str, bytes]]:
    """Of the letters of days, one after the other: their marks, and their ratings by measure."""
    values = letters.encode("latin-1").translate(LETTERS)
    ratings = {id: values[n::WIDTH] for n, id in enumerate(BUILT_IN, start=1)}
    return values[::WIDTH], ratings
