"""A JSON text that somebody brings, looked at before its parts fill the memory (pure)."""

import json
import re
from collections.abc import Iterable, Iterator

from ldn_tracker.transfer.values import Refused

FEW = 100_000  # lists and objects that any file may have
LETTERS_A_PART = 20  # of a larger one; the smallest rows that an app writes have 40
CROWDED = "holds far more lists and objects than a file of its size can say anything with"
LONGEST_ROW = 1_000_000  # letters; a full day of our daily data has 110,000
DECODE = json.JSONDecoder().raw_decode
SPACE = re.compile(r"\s*")
TORN = ("", ".", "e", "E")  # after half of a number
CUT = "is cut off, or no JSON"


def loaded(text: str):
    """What it says; ValueError or RecursionError where it is no JSON, Refused where it is a trap.

    An empty object takes 3 letters of a file and 70 bytes of memory.
    """
    if text.count("{") + text.count("[") > FEW + len(text) // LETTERS_A_PART:
        raise Refused("$", CROWDED)
    return json.loads(text)


def has_list(pieces: Iterable[str], *path: str) -> bool:
    """Whether a list stands at a path of names, as far as the text can be read."""
    try:
        reader = Reader(pieces)
        return any(reader.letter() == "[" for _ in reader.at(path))
    except (Refused, RecursionError):
        return False


def rows(pieces: Iterable[str], *path: str) -> Iterator:
    """The rows of the list at a path of names, one after the other, of a text of any size.

    Refused where it is cut off or no JSON.
    """
    reader = Reader(pieces)
    try:
        for _ in reader.at(path):
            if reader.letter() == "[":
                for _ in reader.inside("]"):
                    yield reader.row()
            else:
                reader.skip()
    except RecursionError as error:
        raise Refused("$", "is nested too deeply") from error


class Reader:
    """Goes through a JSON text with no more of it in memory than a row."""

    def __init__(self, pieces: Iterable[str]):
        self.pieces = iter(pieces)
        self.text, self.place = "", 0

    def letter(self) -> str:
        """Go to the next letter that is no space; "" at the end."""
        while True:
            self.place = SPACE.match(self.text, self.place).end()  # type: ignore[union-attr]
            if self.place < len(self.text):
                return self.text[self.place]
            if not self._more():
                return ""

    def at(self, path: tuple[str, ...]) -> Iterator[None]:
        """Stops at each value of a path; whoever asks reads on from there to its end."""
        if not path:
            yield
        elif self.letter() == "{":
            for _ in self.inside("}"):
                if self._name() == path[0]:
                    yield from self.at(path[1:])
                else:
                    self.skip()
        else:
            self.skip()

    def inside(self, end: str) -> Iterator[None]:
        """Stops at each part of the list or object that begins here."""
        self.place += 1
        while (letter := self.letter()) != end:
            if letter == ",":
                self.place += 1
            else:
                yield
        self.place += 1

    def row(self):
        """The value that begins here."""
        found, is_whole = self._value()
        if not is_whole:
            raise Refused("$", CUT)
        return found

    def skip(self) -> None:
        """Go past the value that begins here, however long it is."""
        begins = self.letter()
        _, is_whole = self._value()
        if is_whole:
            return
        if begins == "{":
            for _ in self.inside("}"):
                self._name()
                self.skip()
        elif begins == "[":
            for _ in self.inside("]"):
                self.skip()
        elif begins == '"':
            self._past_a_text()
        else:
            raise Refused("$", CUT)

    def _name(self) -> str:
        name = self.row()
        if not isinstance(name, str) or self.letter() != ":":
            raise Refused("$", CUT)
        self.place += 1
        return name

    def _value(self) -> tuple[object, bool]:
        """The value that begins here, and whether it is one that ends within a row's length."""
        if not self.letter():
            raise Refused("$", CUT)
        while True:
            try:
                found, end = DECODE(self.text, self.place)
                if self.text[end : end + 1] not in TORN or self._is_long or not self._more():
                    self.place = end
                    return found, True
            except ValueError:
                if self._is_long or not self._more():
                    return None, False

    @property
    def _is_long(self) -> bool:
        return len(self.text) - self.place > LONGEST_ROW

    def _past_a_text(self) -> None:
        self.place += 1
        while True:
            quote = self.text.find('"', self.place)
            slash = self.text.find("\\", self.place, quote if quote >= 0 else None)
            if slash >= 0 and slash + 1 < len(self.text):
                self.place = slash + 2
            elif slash < 0 and quote >= 0:
                self.place = quote + 1
                return
            else:
                self.place = slash if slash >= 0 else len(self.text)
                if not self._more():
                    raise Refused("$", CUT)

    def _more(self) -> bool:
        """Whether there was another piece, which now stands behind what is not read yet."""
        for piece in self.pieces:
            if piece:
                self.text, self.place = self.text[self.place :] + piece, 0
                return True
        return False
