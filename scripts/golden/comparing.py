"""Two records of the same tasks: what differs, and what of that is listed (pure)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import unified_diff

from scripts.golden.listed import LISTED, Listed

LINES_SHOWN = 30  # of each difference
ABSENT = "(absent)"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of one task that the trees answer differently; None: that tree has no such part."""

    task: str
    part: str
    old: str | None
    new: str | None

    def as_diff(self) -> str:
        """The first lines of a unified diff."""
        texts = [(ABSENT if text is None else text).splitlines() for text in (self.old, self.new)]
        name = f"{self.task} · {self.part}"
        lines = list(unified_diff(*texts, f"golden: {name}", f"now: {name}", lineterm="", n=2))
        left = len(lines) - LINES_SHOWN
        return "\n".join([*lines[:LINES_SHOWN], *([f"… {left} more lines"] if left > 0 else [])])


@dataclass
class Report:
    """What was compared: tasks and parts by kind, unlisted differences, listed ones by name."""

    tasks: Counter = field(default_factory=Counter)
    parts: Counter = field(default_factory=Counter)
    unlisted: list[Difference] = field(default_factory=list)
    listed: Counter = field(default_factory=Counter)
    listed_tasks: dict[str, set[str]] = field(default_factory=dict)

    def add(self, task: dict, old: dict, new: dict, listed: Iterable[Listed] = LISTED) -> None:
        """Compare what both trees answered to a task, part by part."""
        self.tasks[task["kind"]] += 1
        for part in dict.fromkeys((*old, *new)):
            self.parts[task["kind"]] += 1
            texts = old.get(part), new.get(part)
            if texts[0] != texts[1]:
                self._differ(task, part, *texts, listed)

    def _differ(self, task: dict, part: str, old, new, listed: Iterable[Listed]) -> None:
        found = next((row.name for row in listed if row.allows(task, part, old, new)), None)
        if found is None:
            self.unlisted.append(Difference(task["name"], part, old, new))
        else:
            self.listed[found] += 1
            self.listed_tasks.setdefault(found, set()).add(task["name"])

    def lines(self, show: int) -> Iterator[str]:
        """The report, with the first `show` unlisted differences in full."""
        for kind, many in self.tasks.items():
            yield f"{many:6} × {kind}: {self.parts[kind]} parts compared"
        for name, many in self.listed.items():
            yield f"listed: {name}: {many} parts of {len(self.listed_tasks[name])} tasks"
        yield from (found.as_diff() for found in self.unlisted[:show])
        where = Counter(found.part.split("?")[0] for found in self.unlisted)
        yield from (f"{many:6} differ in {part}" for part, many in where.most_common(12))
        tasks = len({found.task for found in self.unlisted})
        yield f"{len(self.unlisted)} unlisted differences in {tasks} tasks"
