"""Which of two answers to one question was tapped later, whenever each of them arrived (pure).

Two taps of one device are told apart by the numbers that it gives them, so neither its clock nor a
copy that was held up on its way matters. Taps of two devices, and of pages without a script, are
told apart by their instants on the server's clock.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

NO_DEVICE = "-"
MOST_DEVICES = 8  # whose numbers are kept with one answer


@dataclass(frozen=True, slots=True)
class Tap:
    """An answer was given `at` an instant; without a number its `device` is none."""

    at: datetime
    device: str = NO_DEVICE
    number: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """When the answer that stands was given, and by which device.

    `numbers` are the latest that came from each device, also of those whose answer does not stand.
    """

    at: datetime
    device: str = NO_DEVICE
    numbers: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """As an entry's `moments` keep it: the instant, then each device with its number."""
        first = {self.device: self.numbers.get(self.device, 0)} if self.numbers else {}
        pairs = (f" {device} {number}" for device, number in (first | self.numbers).items())
        return self.at.astimezone(UTC).isoformat() + "".join(pairs)


def kept_as(text: str | None) -> Kept | None:
    """What `moments` keep of a question; earlier releases kept the instant alone."""
    if text is None:
        return None
    instant, *words = text.split()
    numbers = dict(zip(words[::2], map(int, words[1::2]), strict=True))
    return Kept(datetime.fromisoformat(instant), words[0] if words else NO_DEVICE, numbers)


def stands(tap: Tap, kept: Kept | None, *, now: datetime | None = None) -> bool:
    """Whether a tap that arrives `now` replaces the one kept: the later one stands.

    A kept instant that has not come yet was stamped before the server's clock was put back. Of it
    only this is known, that it arrived before.
    """
    if kept is None:
        return True
    if tap.number < kept.numbers.get(tap.device, 0):
        return False
    if tap.device == kept.device != NO_DEVICE:
        return True
    return tap.at >= kept.at or (now is not None and kept.at > now)


def after(tap: Tap, kept: Kept | None, *, now: datetime | None = None) -> Kept:
    """What is known of the question once a tap has arrived, whether it stands or not."""
    numbers = dict(kept.numbers) if kept else {}
    if tap.device != NO_DEVICE:
        numbers[tap.device] = max(tap.number, numbers.pop(tap.device, 0))
        numbers = dict(list(numbers.items())[-MOST_DEVICES:])
    if kept and not stands(tap, kept, now=now):
        return replace(kept, numbers=numbers)
    return Kept(tap.at, tap.device, numbers)


def is_outdone(tap: Tap, kept: Kept) -> bool:
    """Whether, once a tap has been received, the answer of another one stands.

    A tap without a number that is sent again cannot be told from another one.
    """
    if tap.device == NO_DEVICE:
        return kept.device != NO_DEVICE or kept.at != tap.at
    return (kept.device, kept.numbers.get(kept.device)) != (tap.device, tap.number)
