"""The rating questions of a check-in as HTML: what can be answered, what is, what was."""

import re
from types import SimpleNamespace

from django.template.loader import render_to_string

from journal.scales import BUILT_IN, Measure
from journal.templatetags.questions import questions

FATIGUE, NAUSEA = BUILT_IN["fatigue"], BUILT_IN["nausea"]
LABEL = re.compile(r'<label( class="was")?><input[^>]* value="(\d+)"( checked)?><span>([^<]*)')


def html(measure=FATIGUE, rating=None, yesterday=None, **more) -> str:
    facts = {"field": "2026-09-20-ratings.x", "when": "today", "between": ""}
    facts |= {"was_on": "yesterday", "yesterday": yesterday} | more
    return questions([SimpleNamespace(measure=measure, rating=rating, **facts)])


def said(measure) -> list[str]:
    return [words for *_, words in LABEL.findall(html(measure))]


def chosen(**answers) -> list[str]:
    return [value for _, value, checked, _ in LABEL.findall(html(**answers)) if checked]


def marked(**answers) -> list[str]:
    return [value for was, value, *_ in LABEL.findall(html(**answers)) if was]


def test_a_number_scale_offers_every_number_from_0_to_10():
    assert said(FATIGUE) == [str(n) for n in range(11)]


def test_a_side_effect_is_answered_in_words():
    assert said(NAUSEA) == ["None", "Mild", "Moderate", "Severe", "Very severe"]


def test_an_unanswered_question_has_nothing_chosen_not_even_0():
    assert chosen(rating=None) == []


def test_a_zero_is_an_answer():
    assert chosen(measure=NAUSEA, rating=0) == ["0"]


def test_a_rating_between_two_answers_chooses_neither_and_is_told():
    assert chosen(rating=6.5) == []
    assert '<p class="hint">Imported: 6.5</p>' in html(rating=6.5, between="6.5")


def test_yesterdays_answer_is_marked_and_never_chosen():
    assert (chosen(yesterday=6), marked(yesterday=6)) == ([], ["6"])


def test_the_mark_says_which_day_it_is_of():
    assert '<i class="visually-hidden">, yesterday</i>' in html(yesterday=6)
    shown = html(yesterday=6, was_on="the day before")
    assert '<span>6<i class="visually-hidden">, the day before</i></span>' in shown
    assert ", yesterday" not in shown


def test_a_name_of_the_persons_own_is_only_text():
    own = Measure("x-b", '<b title="x">Burning</b>', "symptom", 10)
    assert "<legend>&lt;b title=&quot;x&quot;&gt;Burning&lt;/b&gt; <small>" in html(own)


def test_a_question_in_words_takes_nothing_from_the_page_around_it():
    said = {"legend": "Crash", "name": "crash", "choices": [("yes", "Crash day")]}
    around = {"yesterday": "yes", "value": ""}
    page = render_to_string("forms/words.html", said | around)
    assert ("Crash day</span>" in page, "yesterday" in page, "was" in page) == (True, False, False)
