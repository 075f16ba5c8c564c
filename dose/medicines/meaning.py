"""Which medicines matter with LDN: a name as typed → what it means, in words, from a short list.

A name that is not on the list is "unknown", never "no interaction"; a typing error only ever asks.
Negations ("codeine-free") are not understood, and so are answered like the name itself.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, takewhile

from dose.medicines.names import LEVELS, Level, Match, Name, answer, book
from dose.medicines.spelling import SHORT, words
from dose.treatment.amount_question import ASK_ABOVE_MG

__all__ = [
    "LEVELS", "MAY_BE_OPIOID", "UNSEARCHED", "Level", "Match", "find", "find_all", "find_each",
    "is_unclear", "names", "opioids_meant", "suggest",
]  # fmt: skip

MAY_BE_OPIOID = "may-be-opioid"  # the effect of a name that stands loosely for an opioid
BY_ITSELF = "a medicine, not named"  # words that say nothing beside a name that is known
LDN_MOST_MG = ASK_ABOVE_MG  # a naltrexone of up to this is the LDN itself
LONGEST_NAME = 5  # words
LONGEST_KEY = 30  # letters; the time to compare grows with their square
LONGEST_ASKED = 12  # words; a longer text is not a name with a slip in it
MOST_ASKED = 3
MOST_COMPARED = 3_000  # runs of words of all names of a page, in about 0.3 s: 90 long names
UNSEARCHED = "unsearched"  # the effect of a name that no spelling was tried for
PATCH = {"patch", "patches", "transdermal", "plaster", "plasters"}
FORMS = PATCH | {
    "tablet", "tablets", "tab", "tabs", "capsule", "capsules", "caplet", "caplets", "liquid",
    "solution", "syrup", "linctus", "suspension", "injection", "spray", "drops", "oral", "soluble",
    "effervescent", "dispersible", "sr", "mr", "xl", "er", "pr", "mg", "mcg", "ug", "g", "ml",
}  # fmt: skip


def find(name: str) -> Match:
    """The worst that the name means with LDN; level "unknown" where it is not on the list."""
    return find_all(name)[0]


def find_each(names: Iterable[str]) -> dict[str, tuple[Match, ...]]:
    """What each of many names means, as `find_all` has it, at a bounded cost whatever they are.

    Slips are looked for in the names that cost least first. A name left over is still found where
    it stands on the list; the rest of it is "unsearched": to be asked about, never cleared.
    """
    left, found = MOST_COMPARED, {}
    for cost, name in sorted((_cost(name), name) for name in {*names}):
        left -= cost
        found[name] = find_all(name, asks=left >= 0)
    return found


def find_all(name: str, *, asks: bool = True) -> tuple[Match, ...]:
    """Everything the name means, worst first: a product may contain several ingredients.

    Without `asks` no slip is looked for, and what is not understood is told as "unsearched".
    Nothing is remembered of it: what somebody takes must not outlive their diary in our memory.
    """
    typed = words(name)
    spans = _spans(typed)
    listed = [found.match for _, _, found in spans if found.match]
    if len(listed) < len(spans):  # the potassium of "losartan potassium" is no supplement
        listed = [match for match in listed if match.effect != "supplement"]
    loosely = [match for match in listed if match.ingredient == BY_ITSELF]
    if len(loosely) < len(spans):  # "ibuprofen (painkiller)" says what it is
        listed = [match for match in listed if match.ingredient != BY_ITSELF]
    is_unsearched = not asks and any(_runs_to_ask_about(typed, spans))
    near_ones = _did_you_mean(typed, spans) if asks else ()
    loose = [match for match in _matches(near_ones) if match.effect == MAY_BE_OPIOID]
    asked = tuple(name for name in near_ones if name not in {match.name for match in loose})
    listed = listed or loose[:1]
    if not listed and not is_unsearched:
        return (_unlisted(name, asked, known=bool(spans)),)
    settled = reversed(_settle_ldn(listed, typed))
    each = {match.ingredient: _as_typed(match, typed, asked) for match in settled}
    each |= {UNSEARCHED: _unsearched(name)} if is_unsearched else {}
    return tuple(sorted(each.values(), key=_severity))


def opioids_meant(match: Match) -> tuple[str, ...]:
    """The opioids that the name may be a slip of the pen for."""
    meant = zip(match.did_you_mean, _matches(match.did_you_mean), strict=True)
    return tuple(name for name, found in meant if found.level == "stop")


def is_unclear(name: str) -> bool:
    """Whether the name may be an opioid's and is none: a slip of one, or a loose word for one."""
    return is_unclear_match(find(name))


def is_unclear_match(match: Match) -> bool:
    """Whether the worst that a name means is that it may be an opioid's, or that nobody looked."""
    if match.level == "stop":
        return False
    return match.effect in (MAY_BE_OPIOID, UNSEARCHED) or bool(opioids_meant(match))


def suggest(prefix: str, limit: int = 8) -> tuple[str, ...]:
    """Names that begin with what has been typed so far, in order; none before two letters."""
    key = "".join(words(prefix))
    if len(key) < 2:
        return ()
    keys = book().ordered
    first = bisect_left(keys, key)
    begin = takewhile(lambda k: k.startswith(key), keys[first:])
    offered = (book().names[k].name for k in begin if not book().names[k].exact)
    found = dict.fromkeys(islice(offered, 2 * limit))
    return tuple(found)[:limit]


def names() -> tuple[Name, ...]:
    """Every name of the list, in order."""
    return tuple(book().names[key] for key in book().ordered)


def _matches(names: tuple[str, ...]) -> list[Match]:
    """What each of these names of the list means."""
    found = (book().names["".join(words(name))].match for name in names)
    return [match for match in found if match]


def _severity(match: Match) -> tuple:
    """The order of several meanings, the worst first."""
    return LEVELS.index(match.level), match.effect != MAY_BE_OPIOID, not match.long_acting


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
    return [settled if settled and match.ingredient in both else match for match in matches]


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
    runs = _runs_to_ask_about(typed, spans)
    keys = [key for key, alone in runs if _is_compared(key, alone=alone)]
    near_ones = {
        (LEVELS.index(name.match.level), wrong, name.name)
        for key in keys
        for name, wrong in _names_near(key)
        if name.match
    }
    return tuple(dict.fromkeys(name for _, _, name in sorted(near_ones)))[:MOST_ASKED]


def _names_near(key: str) -> list[tuple[Name, int]]:
    """The names that a key may be a slip for, each with how many letters differ."""
    from dose.medicines.near import names_near  # 4 MB of a worker, for names that are on no list

    return names_near(key)


def _runs_to_ask_about(
    typed: tuple[str, ...], spans: list[tuple[int, int, Name]]
) -> Iterator[tuple[str, bool]]:
    """Each run of words that may be a slip, as one key, and whether nothing else was typed."""
    if len(typed) > LONGEST_ASKED:
        return
    taken = {i for start, end, _ in spans for i in range(start, end)}
    left = {i for i, word in enumerate(typed) if word not in FORMS and not word[0].isdecimal()}
    parts = {i for i, word in enumerate(typed) if word in book().parts}
    for start, end in _windows(typed):
        run = set(range(start, end))  # may take in "Nurofen", which is known, of "Nurofen Pluss"
        if run & left - taken and run <= left | parts:
            yield "".join(typed[start:end]), left <= run


def _cost(name: str) -> int:
    """How many runs of words are compared to find what a name may be a slip for."""
    typed = words(name)
    return sum(_is_compared(key, alone=a) for key, a in _runs_to_ask_about(typed, _spans(typed)))


def _is_compared(key: str, *, alone: bool) -> bool:
    """Whether slips are looked for in a key; in a short one only where nothing else was typed."""
    return len(key) <= LONGEST_KEY and (len(key) >= SHORT or alone)


def _unsearched(name: str) -> Match:
    """The answer for a name that was not looked for among slips: it asks, and clears nothing."""
    return answer(UNSEARCHED, book().effects[UNSEARCHED], name=name)
