"""The order sheet as lines of text: for the page, for paper and to copy (pure)."""

from dose.supply.order_sheet import OrderSheet, SheetRow
from ldn_tracker.charts.words.dates import day_words

TITLE = "Order sheet: low dose naltrexone"


def who(sheet: OrderSheet) -> str:
    """Whose it is, as far as it is known."""
    born = f"born {day_words(sheet.born)}" if sheet.born else ""
    return ", ".join(filter(None, (sheet.name, born, sheet.health_number))) or "Name not given"


def period(sheet: OrderSheet) -> str:
    """The weeks that it is for."""
    return f"For {sheet.weeks} weeks, {day_words(sheet.first)} to {day_words(sheet.last)}"


def row_days(row: SheetRow) -> str:
    """The days of a row."""
    if row.first == row.last:
        return day_words(row.first)
    return f"{day_words(row.first)} to {day_words(row.last)}"


def row_doses(row: SheetRow) -> str:
    """How many days with a dose it has."""
    return f"{row.days} day{'s' * (row.days != 1)}"


def totals(sheet: OrderSheet) -> tuple[str, ...]:
    """What is needed in all, and what is there."""
    needed = f"Needed in all: {sheet.needed}." if sheet.needed else ""
    there = f"Left now: {sheet.at_hand}." if sheet.at_hand else ""
    pharmacy = f"Last pack from: {sheet.pharmacy}." if sheet.pharmacy else ""
    return tuple(filter(None, (needed, there, pharmacy)))


def as_text(sheet: OrderSheet) -> str:
    """The whole sheet as plain text."""
    rows = (
        f"{row_days(row)} ({row_doses(row)}): {row.dose}. Each day: {row.made}."
        for row in sheet.rows
    )
    none = () if sheet.rows else ("No dose is due in these weeks.",)
    asked = (f"Question: {sheet.question}",) if sheet.question else ()
    parts = (
        (TITLE, who(sheet), period(sheet)), sheet.prescribed, (*rows, *none), totals(sheet), asked,
    )  # fmt: skip
    return "\n\n".join("\n".join(part) for part in parts if part)
