"""The medicines page: adding, what it means at once, slips of the pen, operations and the like."""

from datetime import date

from django.urls import reverse

from dose import medicine_actions, queries
from tests.conftest import TODAY, text


def names(person) -> list:
    return [(row.name, row.kind, row.last_taken) for row in queries.medicines(person)]


def test_a_medicine_is_added_and_says_at_once_what_it_means(visitor, person):
    response = visitor.post("/medicines/", {"name": "Tramacet", "kind": "medicine"})
    assert names(person) == [("Tramacet", "medicine", None)]
    assert response.url == "/medicines/#opioid"
    page = text(visitor.get("/medicines/"))
    assert '<h2 id="opioid-names">Tramacet (tramadol)</h2>' in page
    assert "take no LDN until your prescriber has said when and how" in page


def test_the_same_thing_is_said_once_for_all_that_it_is_said_of(visitor, person):
    for name in ("Tramacet", "codeine", "morphine"):
        medicine_actions.add_medicine(person=person, name=name)
    page = text(visitor.get("/medicines/"))
    assert page.count("take no LDN until your prescriber has said when and how") == 1
    assert "codeine, morphine" in page


def test_adding_comes_before_the_list(visitor, person):
    medicine_actions.add_medicine(person=person, name="codeine")
    page = text(visitor.get("/medicines/"))
    assert page.index("Add one") < page.index('id="opioid"') < page.index("What I take now")


def test_a_supplement_has_its_place(visitor, person):
    data = {"name": "Magnesium", "kind": "supplement", "start": "2026-01-01"}
    visitor.post("/medicines/", data)
    assert names(person) == [("Magnesium", "supplement", None)]
    assert "supplement · since 1 Jan 2026" in text(visitor.get("/medicines/"))


def test_a_name_on_no_list_is_sent_to_the_pharmacist(visitor, person):
    visitor.post("/medicines/", {"name": "Qwertex", "kind": "medicine"})
    assert "pharmacist" in visitor.get("/medicines/").context["groups"][0].match.text


def test_a_wrong_form_is_shown_again_and_nothing_is_stored(visitor, person):
    response = visitor.post("/medicines/", {"name": "", "kind": "medicine"})
    assert response.status_code == 422
    assert 'href="#id_name"' in text(response)
    assert names(person) == []


def test_a_slip_of_the_pen_is_asked_about_and_put_right(visitor, person):
    row = medicine_actions.add_medicine(person=person, name="codiene")
    assert "I meant codeine" in text(visitor.get("/medicines/"))
    visitor.post(reverse("medicine_rename", args=[row.pk]), {"name": "codeine"})
    assert names(person) == [("codeine", "medicine", None)]


def opioid(person) -> list:
    return [(row.name, row.opioid) for row in queries.medicines(person)]


def test_whether_it_is_an_opioid_is_answered_in_place_and_can_be_changed(visitor, person):
    row = medicine_actions.add_medicine(person=person, name="zorblatine")
    assert "Is “zorblatine” an opioid?" in text(visitor.get("/medicines/"))
    address = reverse("medicine_opioid", args=[row.pk])
    for answer, kept, words in (
        ("yes", True, "You said it is an opioid."),
        ("no", False, "You said it isn’t an opioid."),
        ("", None, "Is “zorblatine” an opioid?"),
    ):
        assert visitor.post(address, {"opioid": answer}).url == f"/medicines/#medicine-{row.pk}"
        assert opioid(person) == [("zorblatine", kept)]
        assert words in text(visitor.get("/medicines/"))


def test_an_answer_that_is_none_changes_nothing(visitor, person):
    row = medicine_actions.add_medicine(person=person, name="zorblatine", opioid=True)
    visitor.post(reverse("medicine_opioid", args=[row.pk]), {"opioid": "perhaps"})
    visitor.post(reverse("medicine_opioid", args=[row.pk]))
    assert opioid(person) == [("zorblatine", True)]


def test_an_answer_goes_back_to_the_page_that_asked(visitor, person):
    row = medicine_actions.add_medicine(person=person, name="zorblatine")
    address = reverse("medicine_opioid", args=[row.pk])
    for page, url in (
        ("today", "/today/"),
        ("advice", "/advice/"),
        ("https://elsewhere.example", None),
    ):
        response = visitor.post(address, {"opioid": "no", "back": page})
        assert response.url == (url or f"/medicines/#medicine-{row.pk}")


def test_another_name_takes_the_answer_about_the_first_with_it(visitor, person):
    row = medicine_actions.add_medicine(person=person, name="codiene", opioid=False)
    medicine_actions.rename_medicine(person=person, medicine_id=row.pk, name="codeine")
    assert opioid(person) == [("codeine", None)]


def test_a_dose_is_kept_as_typed_and_shown(visitor, person):
    data = {"name": "Iron", "kind": "supplement", "dose": "14 mg, every second day"}
    visitor.post("/medicines/", data)
    assert "Iron, 14 mg, every second day" in text(visitor.get("/medicines/"))
    row = queries.medicines(person)[0]
    visitor.post(reverse("medicine_dose", args=[row.pk]), {f"d{row.pk}-dose": " 28 mg "})
    assert [row.dose for row in queries.medicines(person)] == ["28 mg"]
    long = visitor.post(reverse("medicine_dose", args=[row.pk]), {f"d{row.pk}-dose": "x" * 81})
    assert (long.status_code, [row.dose for row in queries.medicines(person)]) == (422, ["28 mg"])


def asked(visitor) -> dict:
    topics = visitor.get("/medicines/").context["topics"]
    return {topic["id"]: topic["said"] and topic["said"].answer for topic in topics}


def test_what_was_not_asked_is_told_from_what_is_none_or_not_sure(visitor, person):
    visitor.post("/medicines/asked/opioids/", {"said": "none"})
    visitor.post("/medicines/asked/surgery/", {"said": "unsure"})
    medicine_actions.add_condition(person=person, kind="pregnancy")
    assert asked(visitor) == {
        "opioids": "none",
        "naltrexone": None,
        "liver_disease": None,
        "surgery": "unsure",
        "allergies": None,
    }
    page = text(visitor.get("/medicines/"))
    assert "none, asked 20 Sep 2026" in page
    assert "it can stop opioid pain relief from working" in page
    visitor.post("/medicines/asked/opioids/", {"said": ""})
    assert asked(visitor)["opioids"] is None


def test_of_what_is_no_topic_nothing_is_kept(visitor, person):
    response = visitor.post("/medicines/asked/weather/", {"said": "none"})
    person.refresh_from_db()
    assert (response.status_code, person.said_none) == (404, {})


def test_an_opioid_or_a_name_that_may_be_one_takes_the_none_back(visitor, person):
    for name in ("codeine", "codiene"):
        visitor.post("/medicines/asked/opioids/", {"said": "none"})
        medicine_actions.add_medicine(person=person, name=name)
        person.refresh_from_db()
        assert person.said_none == {}


def test_an_answer_yes_takes_the_none_back(visitor, person):
    row = medicine_actions.add_medicine(person=person, name="zorblatine")
    visitor.post("/medicines/asked/opioids/", {"said": "none"})
    visitor.post(reverse("medicine_opioid", args=[row.pk]), {"opioid": "yes"})
    person.refresh_from_db()
    assert person.said_none == {}


def test_only_a_name_that_was_asked_about_is_taken(visitor, person):
    row = medicine_actions.add_medicine(person=person, name="codiene")
    visitor.post(reverse("medicine_rename", args=[row.pk]), {"name": "sugar"})
    assert names(person) == [("codiene", "medicine", None)]


def test_while_typing_names_are_offered(visitor):
    page = text(visitor.get("/medicines/look/?name=tram"))
    assert 'hx-get="/medicines/look/?chosen=tramadol"' in page
    assert "<html" not in page


def test_a_name_that_is_tapped_fills_the_box_and_says_what_it_means(visitor):
    page = text(visitor.get("/medicines/look/?chosen=tramadol"))
    assert 'value="tramadol"' in page
    assert "chosen=" not in page
    assert "take no LDN" in page


def test_what_is_typed_is_never_run(visitor):
    page = text(visitor.get("/medicines/look/", {"chosen": '"><script>alert(1)</script>'}))
    assert "<script>" not in page


def test_the_last_day_of_a_medicine_is_kept(visitor, person):
    row = medicine_actions.add_medicine(person=person, name="codeine", start=date(2026, 1, 1))
    address = reverse("medicine_end", args=[row.pk])
    wrong = visitor.post(address, {f"m{row.pk}-last_taken": "2025-01-01"})
    assert wrong.status_code == 422
    visitor.post(address, {f"m{row.pk}-last_taken": "2026-09-19"})
    assert names(person) == [("codeine", "medicine", date(2026, 9, 19))]
    assert "Taken in the past" in text(visitor.get("/medicines/"))


def test_a_mistake_is_removed_only_by_its_person(visitor, client_of, bob, person):
    row = medicine_actions.add_medicine(person=person, name="codeine")
    other = client_of(bob)
    for name in (
        "medicine_remove", "medicine_end", "medicine_rename", "medicine_opioid", "medicine_dose",
    ):  # fmt: skip
        assert other.post(reverse(name, args=[row.pk])).status_code == 404
    assert len(names(person)) == 1
    visitor.post(reverse("medicine_remove", args=[row.pk]))
    assert names(person) == []


def test_an_operation_is_added_and_talked_about(visitor, person):
    visitor.post("/conditions/", {"c-kind": "surgery", "c-day": "2026-10-01"})
    row = queries.conditions(person)[0]
    assert (row.kind, row.on, row.discussed_on) == ("surgery", date(2026, 10, 1), None)
    assert "You haven’t talked about this with your prescriber yet." in text(
        visitor.get("/medicines/")
    )
    address = reverse("condition_discuss", args=[row.pk])
    visitor.post(address, {f"c{row.pk}-discussed_on": "2026-09-20"})
    assert "You talked about it on 20 September 2026." in text(visitor.get("/medicines/"))


def test_an_operation_without_its_day_is_asked_again(visitor, person):
    response = visitor.post("/conditions/", {"c-kind": "surgery"})
    assert response.status_code == 422
    assert "Enter the day of the operation; a guess is fine." in text(response)
    assert list(queries.conditions(person)) == []


def test_a_state_that_is_over_ended_yesterday(visitor, person):
    row = medicine_actions.add_condition(person=person, kind="pregnancy", start=date(2026, 1, 1))
    visitor.post(reverse("condition_end", args=[row.pk]))
    assert queries.conditions(person)[0].until == date(2026, 9, 19)


def test_a_state_that_began_and_ended_today_ends_today(visitor, person):
    row = medicine_actions.add_condition(person=person, kind="breastfeeding", start=TODAY)
    visitor.post(reverse("condition_end", args=[row.pk]))
    assert queries.conditions(person)[0].until == TODAY


def test_nobody_else_touches_a_condition(client_of, bob, person):
    row = medicine_actions.add_condition(person=person, kind="pregnancy")
    other = client_of(bob)
    for name in ("condition_discuss", "condition_end", "condition_remove"):
        assert other.post(reverse(name, args=[row.pk])).status_code == 404
    assert queries.conditions(person)[0].until is None


def test_the_page_asks_the_database_no_more_often_for_a_long_list(
    visitor, person, django_assert_num_queries
):
    for number in range(30):
        medicine_actions.add_medicine(person=person, name=f"codeine {number}")
    with django_assert_num_queries(5):
        visitor.get("/medicines/")
