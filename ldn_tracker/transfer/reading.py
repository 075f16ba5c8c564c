"""What was read from a file that somebody brought: a Diary, and what it keeps raw (pure)."""

from dataclasses import dataclass

from dose.diary.diary import Diary
from ldn_tracker.transfer.brought.questions import Question
from ldn_tracker.transfer.left_out import LeftOut, agreement, by_title


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
    """`source` names where the file is from; `kept_raw` is listed, so that nothing is guessed.

    `left_out` is not in the diary: to be agreed to before anything of the file is stored. While
    there are `questions` the diary is not what the file says.
    """

    source: str
    diary: Diary
    kept_raw: tuple[KeptTracker, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def left_out_by_title(self) -> dict[str, list[LeftOut]]:
        """What is left out, those of a kind together."""
        return by_title(self.left_out)

    @property
    def agreement(self) -> str:
        """What somebody sends who agrees to leaving these things out; "" where there are none."""
        return agreement(self.left_out) if self.left_out else ""
