"""The medicines check: what a name means with LDN, however it is typed."""

import gc
import unicodedata
import weakref

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from benchmarks.interactions import DOCUMENT, LISTS, products, share, written_list
from dose.diary.parts import Medicine
from dose.medicines.meaning import LDN_MOST_MG, find, find_all, names, suggest
from dose.medicines.names import LEVELS, data_file, read
from dose.rules.book import assess
from dose.rules.evidence import SOURCES
from tests import builders
from tests.dose.medicines.medicine_names import ASK, MENTION, NOT_STOPPED, STOP

STOPPED = [name for name in names() if name.match and name.match.level == "stop"]
# What one wrong letter makes of DHC, MST, MXL, MS Mono, Robitussin AC: other names, or units.
OTHER_WORDS = {"thc", "dha", "msm", "nac", "ml", "xl", "mg", "mr"}
LISTED = [name for name in names() if name.match]


@pytest.mark.parametrize("name", STOP)
def test_an_opioid_is_stopped_by_any_of_its_names(name):
    assert find(name).level == "stop"


@pytest.mark.parametrize("name", ASK)
def test_what_needs_a_question_first_is_asked(name):
    assert find(name).level == "ask"


@pytest.mark.parametrize("name", MENTION)
def test_what_belongs_on_the_list_for_the_visit_is_mentioned(name):
    assert find(name).level == "mention"


def test_no_common_product_without_an_opioid_is_stopped():
    assert [name for name in NOT_STOPPED if find(name).level == "stop"] == []


def test_the_words_of_a_stop_say_neither_ldn_nor_the_painkiller_may_be_decided_alone():
    text = find("codeine").text
    assert [part in text for part in ("today", "take no LDN until", "stopping it suddenly")] == [
        True, True, True,
    ]  # fmt: skip


def test_a_brand_of_several_words_is_more_than_its_first_word():
    assert [find(name).level for name in ("Nurofen", "Nurofen Plus")] == ["unknown", "stop"]


def test_the_longest_name_wins():
    found = {name: find(name).level for name in ("Solpadeine", "Solpadeine Headache")}
    assert found == {"Solpadeine": "stop", "Solpadeine Headache": "ask"}


def test_a_product_tells_all_it_contains_worst_first():
    found = find_all("diphenhydramine, loperamide and codeine")
    assert [(m.ingredient, m.level) for m in found] == [
        ("codeine", "stop"), ("loperamide", "ask"), ("sedatives", "mention"),
    ]  # fmt: skip


def test_of_two_opioids_the_long_acting_one_leads():
    assert [m.ingredient for m in find_all("tramadol and methadone")] == ["methadone", "tramadol"]


@pytest.mark.parametrize(
    ("name", "long_acting"),
    [
        ("methadone", True),
        ("Suboxone", True),
        ("Abstral", True),
        ("tramadol", False),
        ("morphine patches", True),
        ("opioid", True),
        ("MST Continus", False),
    ],
)
def test_methadone_buprenorphine_fentanyl_and_any_patch_are_long_acting(name, long_acting):
    assert find(name).long_acting == long_acting


def test_a_salt_in_the_name_of_a_medicine_is_no_supplement():
    found = find_all("losartan potassium")
    assert [(m.level, m.effect) for m in found] == [("unknown", "unlisted")]


def test_a_name_on_no_list_is_never_cleared():
    text = find("paracetamol").text
    assert ("ask your pharmacist" in text, "no interaction" in text) == (True, False)


def test_an_unknown_name_says_that_it_is_not_recognised():
    found = find("zorblatine")
    assert (found.level, found.effect, found.did_you_mean) == ("unknown", "unrecognised", ())


@pytest.mark.parametrize(
    "name", ["LDN", "low dose naltrexone", "Low-dose naltrexone 3 mg", "naltrexone 4,5 mg capsules"]
)
def test_the_persons_own_ldn_raises_nothing(name):
    found = find_all(name)
    assert [(m.level, m.effect) for m in found] == [("unknown", "own-ldn")]


@pytest.mark.parametrize(
    "name", ["naltrexone", "naltrexone 50 mg", "LDN 50 mg", "ReVia", "bupropion/naltrexone 8mg"]
)
def test_a_second_naltrexone_is_asked_about(name):
    assert (find(name).level, find(name).effect) == ("ask", "second-antagonist")


def test_up_to_the_highest_plan_taken_unasked_a_naltrexone_is_the_ldn_itself():
    levels = [find(f"naltrexone {mg} mg").effect for mg in (LDN_MOST_MG, LDN_MOST_MG + 1)]
    assert levels == ["own-ldn", "second-antagonist"]


@pytest.mark.parametrize("name", ["Embeda", "oxycodone and naltrexone", "Targin", "Suboxone"])
def test_an_opioid_together_with_an_antagonist_is_still_an_opioid(name):
    assert find(name).level == "stop"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("codine", "codeine"),
        ("morfeen", "morphine"),
        ("tramodal 50mg", "tramadol"),
        ("oxycotton", "OxyContin"),
        ("Nurofen Pluss", "Nurofen Plus"),
        ("co codomol 30/500", "co-codamol"),
        ("Tylanol 3", "Tylenol 3"),
        ("immodium", "Imodium"),
    ],
)
def test_a_slip_of_the_pen_asks_what_was_meant(typed, meant):
    assert (find(typed).level, meant in find(typed).did_you_mean) == ("unknown", True)


def test_a_slip_beside_a_known_name_still_asks():
    found = find("loperamide and codiene")
    assert (found.level, found.did_you_mean) == ("ask", ("codeine",))


def test_of_several_spellings_of_one_name_the_nearest_says_where_it_stands():
    assert find("oxycodne").did_you_mean == ("oxycodone", "Roxicodone")
    assert find("oxicodon").did_you_mean[0] == "oxycodone"


def test_numbers_in_a_name_are_no_slips():
    assert (find("Tylenol 325").level, find("Tylenol 325").did_you_mean) == ("unknown", ())


def test_names_are_offered_while_typing():
    assert suggest("co-cod") == ("co-codamol", "co-codaprin")


def test_nothing_is_offered_for_one_letter():
    assert suggest("c") == ()


def test_no_more_names_are_offered_than_asked_for():
    assert len(suggest("pa", 3)) == 3


def test_no_name_stands_in_two_places():
    keys = [name.key for name in read(data_file())]
    assert {key for key in keys if keys.count(key) > 1} == set()


def test_every_level_is_one_that_is_known():
    assert {effect["level"] for effect in data_file()["effect"].values()} == set(LEVELS)


def test_every_source_is_in_the_evidence():
    cited = {id for effect in data_file()["effect"].values() for id in effect["sources"]}
    assert cited - set(SOURCES) == set()


def test_every_effect_on_the_list_has_words_and_sources():
    effects = data_file()["effect"].items()
    assert [id for id, says in effects if not (says["text"].strip() and says["sources"])] == []


def test_every_name_is_found_as_what_it_is():
    wrong = [name.name for name in LISTED if find(name.name).effect != name.match.effect]
    assert wrong == []


def test_only_these_names_calm_a_name_that_stops():
    calmed = [
        name.name
        for name in names()
        if name not in STOPPED
        for stop in STOPPED
        if f" {' '.join(stop.words)} " in f" {' '.join(name.words)} "
    ]
    assert calmed == ["Duro-Tuss Chesty", "Duro-Tuss Lozenges", "Solpadeine Headache"]


@pytest.mark.skipif(not LISTS.exists(), reason="needs the lists in ../shared/data/opioids")
def test_of_the_uks_opioid_products_only_two_general_names_are_not_stopped():
    terms = [term for path in LISTS.glob("*.csv") for term in products(path)]
    assert share(terms).misses == (
        "Dental Pain Relief tablets",
        "Migraine Relief 8mg/500mg capsules",
    )


@given(st.text())
def test_any_text_gets_an_answer(text):
    assert find(text).level in LEVELS


@given(st.text(), st.sampled_from(STOPPED))
def test_a_name_that_stops_stops_after_any_other_words(text, name):
    before = unicodedata.normalize("NFKD", text)
    assume(not any(letter.isalnum() for letter in before))
    assert find(f"{text} {name.name}").level == "stop"


def retyped(draw, name: str) -> str:
    """A name in other capitals, with an accent, other spaces and other punctuation."""
    letters = [draw(st.sampled_from([c, c.upper(), c.lower()])) for c in name]
    accents = draw(st.sampled_from(["", "\u0301", "\u0308", "\u200b"]))
    gap = draw(st.sampled_from([" ", "  ", "-", " - ", "/", "\u00a0", ", "]))
    return gap.join("".join(letters).split(" ")) + accents


@given(st.data(), st.sampled_from(LISTED))
def test_capitals_accents_spaces_and_punctuation_change_nothing(data, name):
    typed = retyped(data.draw, name.name)
    assert find(typed).level == find(name.name).level


@given(st.data(), st.sampled_from([name for name in STOPPED if len(name.words) > 1]))
def test_spaces_left_out_change_nothing(data, name):
    assert find(name.key).level == "stop"


@st.composite
def slips_in(draw) -> str:
    """A name that stops, with one letter left out, changed, added, or swapped with the next."""
    name = draw(st.sampled_from(STOPPED)).name
    at = draw(st.sampled_from([i for i, c in enumerate(name) if c.isalpha()]))
    letter = draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    before, here, after = name[:at], name[at], name[at + 1 :]
    swapped = before + after[:1] + here + after[1:]
    changed = [before + after, before + letter + after, before + letter + here + after]
    return draw(st.sampled_from([*changed, swapped if after[:1].isalpha() else before + after]))


@given(slips_in())
def test_one_wrong_letter_in_a_name_that_stops_never_gets_a_calm_answer(typed):
    assume(OTHER_WORDS.isdisjoint(typed.casefold().split()))
    found = find(typed)
    assert (found.level == "stop" or bool(found.did_you_mean)) is True


def test_the_document_lists_what_the_check_knows():
    assert written_list() in DOCUMENT.read_text(encoding="utf-8")


class Typed(str):
    """A name that can be watched."""


@pytest.mark.parametrize("name", ["Tramal", "codiene", "something of her own"])
def test_what_was_typed_is_not_remembered(name):
    typed = Typed(name)
    watched = weakref.ref(typed)
    find_all(typed)
    del typed
    gc.collect()
    assert watched() is None


def test_for_a_suggestion_each_medicine_is_looked_up_once(monkeypatch):
    asked = []
    monkeypatch.setattr(
        "dose.medicines.meaning.find_all",
        lambda name, **more: asked.append(name) or find_all(name, **more),
    )
    taken = [Medicine(name="Tramal"), Medicine(name="codiene"), Medicine(name="codiene")]
    assess(builders.diary(medicines=taken), builders.START)
    assert sorted(name for name in asked if name != "codeine") == ["Tramal", "codiene"]
