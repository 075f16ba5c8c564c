"""Refusing what cannot be, by the name of its field and in words (pure)."""

from collections.abc import Iterable


class Impossible(ValueError):
    """A value that cannot be: names the field (as in the diary file) and the reason in words."""

    def __init__(self, name: str, reason: str):
        self.name, self.reason = name, reason
        super().__init__(f"{name}: {reason}")


def need(ok: object, name: str, reason: str) -> None:
    """Raise Impossible about the field `name` unless `ok`."""
    if not ok:
        raise Impossible(name, reason)


def need_one_of(value: str, choices: Iterable[str], name: str) -> None:
    """Refuse a word that is not one of the choices."""
    choices = tuple(choices)
    need(value in choices, name, f"{value!r} is not one of {', '.join(map(str, choices))}")
