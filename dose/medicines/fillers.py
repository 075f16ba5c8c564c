"""What LDN is mixed with or packed in: an allergy to one of these, or to it, matters (pure).

The names are those of the usual fillers of compounded capsules, tablets and liquids; the list is a
judgement, and a pharmacy may use others.
"""

from dose.medicines.meaning import find_all
from dose.medicines.spelling import words

LDN = ("second-antagonist", "own-ldn")  # effects of a name
FILLERS = frozenset(
    [
        "acacia",
        "avicel",
        "benzoate",
        "benzoates",
        "capsule",
        "capsules",
        "cellulose",
        "croscarmellose",
        "crospovidone",
        "dye",
        "dyes",
        "excipient",
        "excipients",
        "filler",
        "fillers",
        "gelatin",
        "gelatine",
        "glycerin",
        "glycerine",
        "glycerol",
        "hypromellose",
        "lactose",
        "mannitol",
        "methylcellulose",
        "methylparaben",
        "paraben",
        "parabens",
        "povidone",
        "silica",
        "sorbitol",
        "starch",
        "stearate",
        "sucrose",
        "tartrazine",
    ]
)
PAIRS = frozenset(
    {
        "calcium carbonate", "milk sugar", "titanium dioxide", "propylene glycol", "food colouring",
        "food coloring", "silicon dioxide",
    }
)  # fmt: skip


def is_ldn_or_filler(allergy: str) -> bool:
    """Whether an allergy as typed is to naltrexone, or to what it may be mixed with."""
    typed = words(allergy)
    pairs = {" ".join(typed[n : n + 2]) for n in range(len(typed) - 1)}
    if FILLERS & {*typed} or PAIRS & pairs:
        return True
    matches = find_all(allergy)
    return any(match.effect in LDN or "naltrexone" in match.did_you_mean for match in matches)
