"""The order sheet as a PDF, by the typesetter of the page for the GP."""

from pathlib import Path

from dose.supply.order_sheet import OrderSheet
from ldn_tracker.report.sheet.direction import runs_apart
from ldn_tracker.report.sheet.fonts import ARABIC
from ldn_tracker.report.sheet.glyphs import Letters, breakable, each, printable
from ldn_tracker.report.sheet.pdf import UNPRINTED
from ldn_tracker.report.sheet.typesetter import TypesetSheet, Typesetter, Unprintable
from ldn_tracker.supply.sheet_words import TITLE, period, row_days, row_doses, totals, who

TEMPLATE = Path(__file__).with_name("order_sheet.typ")
FOOT = "Counted from the person’s own diary and plan. Not a prescription."


def render(sheet: OrderSheet) -> bytes:
    """The PDF; the same sheet gives the same bytes."""
    with Typesetter(TEMPLATE) as press:
        try:
            return _set(press, sheet, Letters()).pdf
        except Unprintable:  # letters that can be printed alone, but not joined as they stand
            return _set(press, sheet, Letters.plain()).pdf


def _set(press: Typesetter, sheet: OrderSheet, letters: Letters) -> TypesetSheet:
    data = breakable(each(printable(_data(sheet), letters), runs_apart))
    more = {
        "fonts": letters.families,
        "ligatures": ARABIC not in letters.families,
        "unprinted": UNPRINTED if letters.unprinted else "",
    }
    return press.set(data | more, sheet.first, letters.folders)


def _data(sheet: OrderSheet) -> dict:
    return {
        "title": TITLE,
        "foot": FOOT,
        "who": who(sheet),
        "period": period(sheet),
        "prescribed": list(sheet.prescribed),
        "rows": [[row_days(row), row_doses(row), row.dose, row.made] for row in sheet.rows],
        "none": "No dose is due in these weeks.",
        "totals": list(totals(sheet)),
        "question": sheet.question,
    }
