"""Parts of a page that are drawn once: the same for everybody, and nothing of anybody in them."""

import pytest
from django.template import Context, Template
from django.template.base import TemplateSyntaxError
from django.test import RequestFactory

LOAD = "{% load once %}"


def drawn(template: Template, **variables) -> str:
    return template.render(Context(variables))


def test_a_part_is_drawn_once():
    template = Template(LOAD + "{% once %}{% now 'u' %}{% endonce %}")
    assert drawn(template) == drawn(template) != ""


def test_it_knows_no_variable_that_it_does_not_name():
    template = Template(LOAD + "{% once %}<{{ name }}>{% endonce %}{{ name }}")
    assert [drawn(template, name=name) for name in ("Alice", "Bob")] == ["<>Alice", "<>Bob"]


def test_it_knows_nothing_of_the_request(alice):
    request = RequestFactory().get("/")
    request.user = alice
    inside = "{{ request.path }}{{ user.username }}{{ csrf_token }}{% csrf_token %}"
    template = Template(LOAD + f"{{% once %}}{inside}{{% endonce %}}")
    context = {"request": request, "user": alice, "csrf_token": "token"}
    assert drawn(template, **context) == ""


def test_it_is_drawn_for_each_value_of_what_it_names():
    template = Template(LOAD + "{% once active %}{{ active }}{% now 'u' %}{% endonce %}")
    today, plan = drawn(template, active="today"), drawn(template, active="plan")
    assert (today[:5], plan[:4]) == ("today", "plan")
    assert (drawn(template, active="today"), drawn(template, active="plan")) == (today, plan)


def test_what_it_names_is_only_text():
    template = Template(LOAD + "{% once active %}{{ active }}{% endonce %}")
    assert drawn(template, active="<b>") == "&lt;b&gt;"


def test_a_part_without_an_end_is_refused():
    with pytest.raises(TemplateSyntaxError):
        Template(LOAD + "{% once %}")


def test_the_place_one_is_at_is_marked_on_each_page(visitor):
    marked = '{}"{}" aria-current="page"'
    for address, other in (("/more/", "/plan/"), ("/plan/", "/more/"), ("/more/", "/plan/")):
        page = visitor.get(address).content.decode()
        assert marked.format("href=", address) in page
        assert marked.format("href=", other) not in page


def test_a_visitor_who_is_not_signed_in_has_no_bar(visitor, client):
    assert 'class="bar"' in visitor.get("/about/").content.decode()
    assert 'class="bar"' not in client.get("/about/").content.decode()
