"""Names on the packets of opioids, by country: who does not know the word knows the box (pure).

Each stands in the list of medicines as an opioid (a test looks), so a tap on it is understood.
"""

from collections.abc import Mapping

ANYWHERE = (
    "Panadeine", "Nurofen Plus", "Tylenol #3", "Tramal", "Percocet", "OxyContin", "MS Contin",
    "Durogesic", "Suboxone",
)  # fmt: skip
OPIOIDS: Mapping[str, tuple[str, ...]] = {
    "NZ": (
        "Panadeine", "Nurofen Plus", "Tramal", "Tramacet", "OxyNorm", "OxyContin", "Sevredol",
        "m-Eslon", "Durogesic", "Norspan", "Suboxone", "Duro-Tuss",
    ),
    "AU": (
        "Panadeine Forte", "Nurofen Plus", "Mersyndol", "Tramal", "Zydol", "Palexia", "Endone",
        "OxyContin", "Targin", "Durogesic", "Norspan", "Suboxone",
    ),
    "GB": (
        "Co-codamol", "Co-dydramol", "Solpadeine", "Nurofen Plus", "Zapain", "Zydol", "Oramorph",
        "MST", "OxyNorm", "Longtec", "BuTrans", "Matrifen",
    ),
    "IE": (
        "Solpadeine", "Nurofen Plus", "Solpadol", "Tylex", "Zydol", "Palexia", "OxyNorm",
        "OxyContin", "Oramorph", "MST", "BuTrans", "Durogesic",
    ),
    "US": (
        "Tylenol #3", "Vicodin", "Norco", "Percocet", "OxyContin", "Ultram", "Nucynta", "Dilaudid",
        "MS Contin", "Duragesic", "Suboxone", "Belbuca",
    ),
    "CA": (
        "Tylenol #1", "Tylenol #3", "Robaxacet-8", "Tramacet", "Percocet", "OxyNEO", "Statex",
        "Hydromorph Contin", "Duragesic", "BuTrans", "Suboxone",
    ),
}  # fmt: skip


def brands(step: str, country: str) -> tuple[str, ...]:
    """Names to look for on the packets, of the country where one lives; () where none are asked."""
    return OPIOIDS.get(country, ANYWHERE) if step == "opioids" else ()
