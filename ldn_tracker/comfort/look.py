"""How the pages look to somebody: a theme and a text size, kept in one cookie as "dim.larger"."""

from dataclasses import dataclass

COOKIE = "comfort"


@dataclass(frozen=True, slots=True)
class Look:
    """A choice as it is offered: its name, and what to expect."""

    name: str
    words: str


THEMES = {
    "": Look("Same as my device", "Light by day, dim at night, if your device does that."),
    "light": Look("Light", "Dark ink on warm white."),
    "dim": Look("Dim", "Soft light text on near black, for dark rooms."),
    "contrast": Look("High contrast", "Black on white, strong lines."),
    "contrast-dim": Look("High contrast, dark", "White on black, strong lines."),
}
SIZES = {
    "": Look("Usual", "The size your browser is set to."),
    "larger": Look("Larger", "About a fifth larger."),
    "largest": Look("Largest", "Nearly half as large again."),
}
# What the browser paints around the page: the paper of each theme in static/css/tokens.css.
PAPER = {
    "light": "#faf7f1",
    "dim": "#161512",
    "contrast": "#ffffff",
    "contrast-dim": "#000000",
}


@dataclass(frozen=True, slots=True)
class Comfort:
    """A theme and a text size; "" leaves it to the device."""

    theme: str = ""
    size: str = ""

    def __post_init__(self) -> None:
        if self.theme not in THEMES or self.size not in SIZES:
            raise ValueError("there is no such theme or text size")

    @classmethod
    def read(cls, text: str) -> "Comfort":
        """What a cookie says; what nobody could have chosen here counts as nothing chosen."""
        theme, _, size = text.partition(".")
        try:
            return cls(theme, size)
        except ValueError:
            return cls()

    def __str__(self) -> str:
        return f"{self.theme}.{self.size}"

    @property
    def paper(self) -> str:
        """The colour of the paper as #rrggbb, or "" when the device decides."""
        return PAPER.get(self.theme, "")
