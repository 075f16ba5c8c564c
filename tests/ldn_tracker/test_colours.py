"""Every theme can be read: contrast computed from the tokens (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from itertools import chain

import pytest
from django.conf import settings

from ldn_tracker.comfort.look import PAPER

SOURCE = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
BLOCK = re.compile(
    r"(?P<media>@media [^{]+\{\s*)?"
    r"(?P<who>:root(?::not\(\[data-theme\]\))?|\[data-theme=[^\]]+\]) \{"
    r"(?P<body>[^}]*--paper[^}]*)\}"
)
TEXT, CONTROL = 4.5, 3.0
GROUNDS = ("paper", "card", "accent-soft", "tint")
PAIRS = [
    *(("ink", ground, 7.0) for ground in GROUNDS),
    *(("soft", ground, TEXT) for ground in GROUNDS),
    *(("accent", ground, TEXT) for ground in GROUNDS),
    ("on-accent", "accent", TEXT),
    *(("edge", ground, CONTROL) for ground in ("paper", "card")),
    ("accent", "card", CONTROL),
    ("band-late", "paper", CONTROL),
    ("ink", "settling", 7.0),
]


def colours(body: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", body))


def themes() -> dict[str, dict[str, str]]:
    found = {}
    for match in BLOCK.finditer(SOURCE):
        media = match["media"] or ""
        name = " ".join(re.findall(r"dark|more", media)) if media else match["who"]
        found[name] = colours(match["body"])
    return found


THEMES = themes()


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_themes_are_those_that_can_be_chosen_or_asked_for():
    assert set(THEMES) == {
        ":root",
        '[data-theme="dim"]',
        '[data-theme="contrast"]',
        '[data-theme="contrast-dim"]',
        "dark",
        "more",
        "more dark",
    }


@pytest.mark.parametrize("theme", THEMES)
def test_everything_drawn_can_be_told_from_what_it_lies_on(theme):
    values = THEMES[theme]
    low = [
        f"{front} on {ground}: {contrast(values[front], values[ground]):.2f}"
        for front, ground, least in PAIRS
        if contrast(values[front], values[ground]) < least
    ]
    assert low == []


@pytest.mark.parametrize(
    ("asked_for", "chosen"),
    [
        ("dark", '[data-theme="dim"]'),
        ("more", '[data-theme="contrast"]'),
        ("more dark", '[data-theme="contrast-dim"]'),
    ],
)
def test_what_a_device_asks_for_is_what_a_person_can_choose(asked_for, chosen):
    assert THEMES[asked_for] == THEMES[chosen]


def test_every_theme_redefines_every_raw_value():
    assert {name: set(values) for name, values in THEMES.items()} == dict.fromkeys(
        THEMES, set(THEMES[":root"])
    )


def test_the_browser_is_told_the_paper_of_the_theme():
    drawn = {name.split('"')[1]: v["paper"] for name, v in THEMES.items() if '"' in name}
    assert drawn | {"light": THEMES[":root"]["paper"]} == PAPER


def test_no_other_layer_names_a_colour_or_a_theme():
    others = (settings.BASE_DIR / "static" / "css").glob("*.css")
    texts = {p.name: p.read_text() for p in others if p.name not in ("tokens.css", "print.css")}
    found = {name: re.findall(r"#[0-9a-f]{3,8}\b|data-theme", text) for name, text in texts.items()}
    assert list(chain.from_iterable(found.values())) == []
