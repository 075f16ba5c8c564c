"""Names as people type them that may be an opioid's: known, or asked about, never harmless."""

import pytest

from benchmarks.interactions import LISTS, WITHOUT_NAME, products
from dose.medicines.meaning import find, is_unclear, suggest

OF_ANOTHER_COUNTRY = """
Tylenol 1 | Tylenol #1 | Tylenol No 1 | 222s | 222 | Robaxacet-8 | AC&C | Lenoltec | Atasol 15 |
Supeudol | Statex | Ralivia | Tridural | Durela | Dimetapp C | Valoron N | Oxygesic | Polamidon |
Gelonida | Talvosilen | Paralgin Forte | Pinex Forte | Dolol | Mandolgin | Malfin | Kodimagnyl |
Ketogan | Citodon | Dolcontin | Lamaline | Izalgi | Skenan | Feel Free | maeng da | kodein |
Morphin | oxycodon | Dolantin | Dolantine | Dolantina | Lonarid | Andolor | Dolomo | Dicodid |
Eukodal | Tussipax | Aporex | Cocillana | Co-Efferalgan | Tachidol | Adolonta | Contugesic |
Depalgos | 282 | 292 | Novahistex DH | Hycomine | Combunox | Tephine | Natzon | Omnopon |
кодеин | МОРФИН | трамадол | 可待因 | コデイン | モルヒネ | demoral
"""
NICKNAMES = "oxy | oxys | oxies | bupe | percs | T3s | T-3s | subs | vikes | trams | fent | MSTs"


@pytest.mark.parametrize("name", [name.strip() for name in OF_ANOTHER_COUNTRY.split("|")])
def test_an_opioid_is_stopped_by_its_name_in_other_countries(name):
    assert find(name).level == "stop"


@pytest.mark.parametrize("name", NICKNAMES.split(" | "))
def test_a_nickname_of_an_opioid_is_an_opioid(name):
    assert (find(name).level, is_unclear(name)) == ("stop", False)


def test_a_nickname_is_no_name_to_offer_while_typing():
    assert suggest("oxys") == ()


@pytest.mark.parametrize(
    "name",
    [
        "strong painkillers", "Strong pain-killers from A&E", "strong painkilers", "painkillers",
        "cough syrup", "pain patch", "T3", "hydro", "perks", "vics", "Schmerzmittel",
        "Schmerzpflaster", "antidouleur", "smertestillende", "codiene", "oxycodne 5 mg",
        "paracetamol and codiene",
    ],
)  # fmt: skip
def test_what_may_be_an_opioid_and_is_not_named_as_one_is_unclear(name):
    assert (find(name).level == "stop", is_unclear(name)) == (False, True)


@pytest.mark.parametrize(
    "name",
    ["ibuprofen (painkiller)", "Robitussin cough syrup", "lidocaine pain patch", "NP Thyroid T3"],
)
def test_a_loose_word_beside_a_name_that_is_known_asks_nothing(name):
    assert is_unclear(name) is False


@pytest.mark.parametrize(
    "name", ["Novalgin", "Doxy", "Oxis", "Vicks", "poppy seed oil", "ACC 600", "zorblatine"]
)
def test_a_harmless_name_near_an_opioids_is_not_asked_about(name):
    assert (find(name).level == "stop", is_unclear(name)) == (False, False)


@pytest.mark.parametrize(
    ("name", "effect"),
    [("DXM", "cough-mention"), ("weed", "cannabis"), ("Spravato", "ketamine")],
)
def test_what_people_call_other_things_is_known_too(name, effect):
    assert find(name).effect == effect


@pytest.mark.skipif(not LISTS.exists(), reason="needs the lists in ../shared/data/opioids")
def test_no_opioid_product_of_the_uks_lists_looks_harmless():
    terms = {term for path in LISTS.glob("*.csv") for term in products(path)}
    named = [term for term in terms if not term.startswith(WITHOUT_NAME)]
    assert [t for t in named if find(t).level not in ("stop", "ask")] == []
