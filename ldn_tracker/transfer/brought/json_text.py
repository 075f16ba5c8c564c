"""A JSON text that somebody brings, looked at before its parts fill the memory (pure)."""

import json

from ldn_tracker.transfer.values import Refused

FEW = 100_000  # lists and objects that any file may have
LETTERS_A_PART = 20  # of a larger one; the smallest rows that an app writes have 40
CROWDED = "holds far more lists and objects than a file of its size can say anything with"


def loaded(text: str):
    """What it says; ValueError or RecursionError where it is no JSON, Refused where it is a trap.

    An empty object takes 3 letters of a file and 70 bytes of memory.
    """
    if text.count("{") + text.count("[") > FEW + len(text) // LETTERS_A_PART:
        raise Refused("$", CROWDED)
    return json.loads(text)
