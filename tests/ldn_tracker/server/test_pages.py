"""What is kept of a page once it is there."""

import gc
from weakref import ref

import pytest
from django.template import engines


class Something:
    """What a page may be made of."""

    name = "Dose"


@pytest.fixture
def no_garbage_is_looked_for():
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_garbage_is_looked_for")
def test_what_a_page_was_made_of_goes_with_it(rf):
    shown = Something()
    kept, template = ref(shown), engines["django"].from_string("{{ shown.name }}")
    text = template.render({"shown": shown}, rf.get("/"))
    del shown
    assert (text, kept()) == ("Dose", None)
