"""The table of side effects by dose in words: "10/11 ·4", the worst cell of a row, "new since"."""

from collections.abc import Iterator
from dataclasses import dataclass

from dose.treatment.effects import LATELY_DAYS, Cell, EffectRow, EffectsByDose
from ldn_tracker.charts.series.table import NOTHING
from ldn_tracker.charts.words.stretch_words import words_of

BEFORE, LATELY, EARLIER, NEW = "before LDN", f"last {LATELY_DAYS} days", "earlier", "new since"
OTHERWISE = "other cause marked"


@dataclass(frozen=True, slots=True)
class ToldCell:
    """One figure under the name of its column; `shaded`: the most troublesome of its row."""

    column: str
    words: str
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class ToldRow:
    """One side effect by its name; its figures, and since when it was new ("–": not said)."""

    name: str
    cells: tuple[ToldCell, ...]
    new: str


@dataclass(frozen=True, slots=True)
class ToldTable:
    """`columns` are those of the figures; `earlier` names the doses that joined in one of them."""

    columns: tuple[str, ...]
    rows: tuple[ToldRow, ...]
    earlier: tuple[str, ...] = ()

    @property
    def ordered_by(self) -> str:
        """What the order of the rows is: of rare ones too, the first is not always frequent."""
        before = (cell for row in self.rows for cell in row.cells if cell.column == BEFORE)
        is_known = any(cell.words != NOTHING for cell in before)
        return "largest rise from before LDN first" if is_known else "most days first"

    @property
    def marks(self) -> bool:
        """Whether a cell stands out: that of the dose at which it was most frequent."""
        return any(cell.shaded for row in self.rows for cell in row.cells)


def told(table: EffectsByDose) -> ToldTable:
    """The table in words; no column of before LDN where that is not known."""
    columns = tuple(_columns(table))
    rows = (row for dose in table.doses if dose.joined for row in dose.stretches)
    return ToldTable(
        columns=columns,
        rows=tuple(_row(table, row, columns) for row in table.rows),
        earlier=tuple(dict.fromkeys(map(words_of, rows))),
    )


def cell_words(cell: Cell) -> str:
    """Days rated 2 or more of the days rated, and the worst: "10/11 ·4"; a dash for none rated."""
    return f"{cell.moderate}/{cell.rated} ·{cell.worst}" if cell else NOTHING


def new_words(table: EffectsByDose, row: EffectRow) -> str:
    """After which change the rules called it new: "3 mg night"; "other cause marked", or a dash."""
    since = (table.after(onset.change) for onset in row.new.onsets)
    said = dict.fromkeys(words_of(stretch) for stretch in since if stretch)
    return ", ".join(said) or (OTHERWISE if row.new.otherwise else NOTHING)


def _columns(table: EffectsByDose) -> Iterator[str]:
    if table.before:
        yield BEFORE
    for dose in table.doses:
        yield EARLIER if dose.joined else words_of(dose.stretches[-1])
    yield LATELY


def _row(table: EffectsByDose, row: EffectRow, columns: tuple[str, ...]) -> ToldRow:
    before = [row.before] if table.before else []
    cells = (*before, *row.doses, row.lately)
    shaded = None if row.worst_at is None else row.worst_at + len(before)
    figures = zip(columns, map(cell_words, cells), strict=True)
    return ToldRow(
        name=row.measure.name,
        cells=tuple(ToldCell(*each, place == shaded) for place, each in enumerate(figures)),
        new=new_words(table, row),
    )
