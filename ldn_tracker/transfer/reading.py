"""What was read from a file that somebody brought: a Diary, and what it keeps raw (pure)."""

from dataclasses import dataclass

from dose.diary.diary import Diary


@dataclass(frozen=True, slots=True)
class KeptTracker:
    """A tracker of another app that has no place in the diary: kept as numbers, on so many days."""

    name: str
    category: str
    days: int

    def __str__(self) -> str:
        return f"{self.name}: {self.days} {'day' if self.days == 1 else 'days'}"


@dataclass(frozen=True, slots=True)
class Reading:
    """`source` names where the file is from; `kept_raw` is listed, so that nothing is guessed."""

    source: str
    diary: Diary
    kept_raw: tuple[KeptTracker, ...] = ()
