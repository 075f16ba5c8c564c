"""Which medicines matter with LDN: a name as typed → what it means, in words, from a short list.

A name that is not on the list is "unknown", never "no interaction"; a typing error only ever asks.
Negations ("codeine-free") are not understood, and so are answered like the name itself.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, takewhile

from dose.rules.known_medicines import LEVELS, Level, Match, Name, answer, book, nearby_names
from dose.rules.spelling import SHORT, near, shortened, slips, words

__all__ = ["LEVELS", "Level", "Match", "find", "find_all", "names", "suggest"]

LDN_MOST_MG = 6  # a naltrexone of up to this is the LDN itself: the highest plan taken unasked
LONGEST_NAME = 5  # words
LONGEST_KEY = 30  # letters; the time to compare grows with their square
LONGEST_ASKED = 12  # words; a longer text is not a name with a slip in it
MOST_ASKED = 3
PATCH = {"patch", "patches", "transdermal", "plaster", "plasters"}
FORMS = PATCH | {
    "tablet", "tablets", "tab", "tabs", "capsule", "capsules", "caplet", "caplets", "liquid",
    "solution", "syrup", "linctus", "suspension", "injection", "spray", "drops", "oral", "soluble",
    "effervescent", "dispersible", "sr", "mr", "xl", "er", "pr", "mg", "mcg", "ug", "g", "ml",
}  # fmt: skip


def find(name: str) -> Match:
    """The worst that the name means with LDN; level "unknown" where it is not on the list."""
    return find_all(name)[0]


def find_all(name: str) -> tuple[Match, ...]:
    """Everything the name means, worst first: a product may contain several ingredients.

    Nothing is remembered of it: what somebody takes must not outlive their diary in our memory.
    """
    typed = words(name)
    spans = _spans(typed)
    listed = [found.match for _, _, found in spans if found.match]
    if len(listed) < len(spans):  # the potassium of "losartan potassium" is no supplement
        listed = [match for match in listed if match.effect != "supplement"]
    asked = _did_you_mean(typed, spans)
    if not listed:
        return (_unlisted(name, asked, known=bool(spans)),)
    settled = reversed(_settle_ldn(listed, typed))
    each = {match.ingredient: _as_typed(match, typed, asked) for match in settled}
    return tuple(sorted(each.values(), key=lambda m: (LEVELS.index(m.level), not m.long_acting)))


def suggest(prefix: str, limit: int = 8) -> tuple[str, ...]:
    """Names that begin with what has been typed so far, in order; none before two letters."""
    key = "".join(words(prefix))
    if len(key) < 2:
        return ()
    keys = book().ordered
    first = bisect_left(keys, key)
    begin = takewhile(lambda k: k.startswith(key), keys[first:])
    found = dict.fromkeys(book().names[k].name for k in islice(begin, 2 * limit))
    return tuple(found)[:limit]


def names() -> tuple[Name, ...]:
    """Every name of the list, in order."""
    return tuple(book().names[key] for key in book().ordered)


def _spans(typed: tuple[str, ...]) -> list[tuple[int, int, Name]]:
    """Where names stand among the words; a name inside a longer one is left out."""
    outermost: list[tuple[int, int, Name]] = []
    reached = 0
    for start, end in _windows(typed):
        name = _exact(typed[start:end])
        if name and end > reached:
            outermost.append((start, end, name))
            reached = end
    return outermost


def _windows(typed: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Every run of up to LONGEST_NAME words, as (start, end); of one start the longest first."""
    for start in range(len(typed)):
        for end in range(min(start + LONGEST_NAME, len(typed)), start, -1):
            yield start, end


def _exact(run: tuple[str, ...]) -> Name | None:
    """The name these words are, however they are spaced; a single letter is no part of a word."""
    name = book().names.get("".join(run))
    if name and (run == name.words or all(len(word) > 1 or word.isdecimal() for word in run)):
        return name
    return None


def _as_typed(match: Match, typed: tuple[str, ...], asked: tuple[str, ...]) -> Match:
    """The match with what the other words say: a patch is long acting."""
    long_acting = match.long_acting or (match.level == "stop" and bool(PATCH & set(typed)))
    return replace(match, long_acting=long_acting, did_you_mean=asked)


def _settle_ldn(matches: list[Match], typed: tuple[str, ...]) -> list[Match]:
    """Settle whether a naltrexone is the LDN itself: by its strength, else by its name."""
    both = ("naltrexone", "low dose naltrexone")
    named = any(match.ingredient == both[1] for match in matches)
    strengths = _strengths_mg(typed)
    own = max(strengths) <= LDN_MOST_MG if strengths else named
    settled = book().names["ldn" if own else "naltrexone"].match
    return [settled if match.ingredient in both else match for match in matches]


def _strengths_mg(typed: tuple[str, ...]) -> list[float]:
    """The strengths given in mg."""
    pairs = zip(typed, typed[1:], strict=False)
    return [float(n.replace(",", ".")) for n, unit in pairs if unit == "mg" and n[0].isdecimal()]


def _unlisted(name: str, asked: tuple[str, ...], *, known: bool) -> Match:
    """The answer for a name on no list."""
    effect = "misspelt" if asked else "unlisted" if known else "unrecognised"
    return answer(effect, book().effects[effect], name=name, did_you_mean=asked)


def _did_you_mean(typed: tuple[str, ...], spans: list[tuple[int, int, Name]]) -> tuple[str, ...]:
    """Names that the words not yet understood come near to, the worst and the nearest first."""
    if len(typed) > LONGEST_ASKED:
        return ()
    taken = {i for start, end, _ in spans for i in range(start, end)}
    left = {i for i, word in enumerate(typed) if word not in FORMS and not word[0].isdecimal()}
    parts = {i for i, word in enumerate(typed) if word in book().parts}
    asked: dict[str, tuple[int, int, str]] = {}
    for start, end in _windows(typed):
        run = set(range(start, end))  # may take in "Nurofen", which is known, of "Nurofen Pluss"
        if run & left - taken and run <= left | parts:
            asked |= _near("".join(typed[start:end]), alone=left <= run)
    return tuple(sorted(asked, key=asked.__getitem__)[:MOST_ASKED])


def _near(key: str, *, alone: bool) -> dict[str, tuple[int, int, str]]:
    """Names near a key with their order; a short one only where nothing else was typed."""
    if len(key) > LONGEST_KEY or (len(key) < SHORT and not alone):
        return {}
    close = {name for part in shortened(key) for name in nearby_names().get(part, ())}
    return {
        name.name: (LEVELS.index(name.match.level), slips(key, name.key), name.name)
        for name in close
        if near(key, name.key)
    }
