"""(pure) The cohort's plots as SVG: bars, one a kind, and curves of the share met by each day."""

from collections.abc import Mapping, Sequence

WIDTH, LABELS, BAR, FULL = 720, 325, 22, 285
INK, ACCENT, PALE = "#24221e", "#2a6259", "#c9a35a"
LEFT, BOTTOM, HEIGHT, ACROSS = 48, 250, 300, 400  # of the curves
INKS = (ACCENT, "#a3541f")
DASHES = ("none", "7 3", "2 3", "9 3 2 3", "14 4")


def bars(pairs: Mapping[str, tuple[float, float]], names: tuple[str, str]) -> str:
    """Two horizontal bars for each name; shares are 0 … 1, `names` say what they are."""
    key = "".join(
        f'<rect x="{LABELS + 8 + 200 * n}" y="4" width="12" height="12" fill="{fill}"/>'
        f'<text x="{LABELS + 26 + 200 * n}" y="15">{name}</text>'
        for n, (name, fill) in enumerate(zip(names, (ACCENT, PALE), strict=True))
    )
    rows = (_pair(28 + BAR * n, name, pair) for n, (name, pair) in enumerate(pairs.items()))
    return _svg(28 + BAR * len(pairs) + 8, key + "".join(rows))


def _pair(y: int, name: str, shares: tuple[float, float]) -> str:
    label = f'<text x="{LABELS}" y="{y + 15}" text-anchor="end">{name}</text>'
    lines = (
        f'<rect x="{LABELS + 8}" y="{y + 3 + 8 * n}" width="{FULL * share:.1f}" height="7" '
        f'fill="{fill}"/>'
        for n, (share, fill) in enumerate(zip(shares, (ACCENT, PALE), strict=True))
    )
    said = " · ".join(f"{round(100 * share)} %" for share in shares)
    end = LABELS + 14 + FULL * max(shares)
    return f'{label}{"".join(lines)}<text x="{end:.1f}" y="{y + 15}">{said}</text>'


def curves(days: Mapping[str, Sequence[int | None]], until: int, below: str) -> str:
    """The share met by each day, 0 … `until`, one line for each name; None is never."""
    first = sorted(days.items(), key=lambda item: -_total(item[1], until))
    lines = (_curve(n, name, _shares(met, until)) for n, (name, met) in enumerate(first))
    return _svg(HEIGHT, _axes(until, below) + "".join(lines))


def _shares(met: Sequence[int | None], until: int) -> list[float]:
    return [sum(d is not None and d <= day for d in met) / len(met) for day in range(until + 1)]


def _total(met: Sequence[int | None], until: int) -> float:
    """The highest of the curves stands first in the key."""
    return sum(_shares(met, until))


def _curve(place: int, name: str, shares: Sequence[float]) -> str:
    step = ACROSS / (len(shares) - 1)
    points = " ".join(f"{LEFT + step * n:.0f},{_y(share):.1f}" for n, share in enumerate(shares))
    y = 40 + 20 * place
    look = (
        f'fill="none" stroke="{INKS[place // len(DASHES) % len(INKS)]}" stroke-width="2" '
        f'stroke-dasharray="{DASHES[place % len(DASHES)]}"'
    )
    return (
        f'<polyline points="{points}" {look}/><path d="M466 {y - 5}h34" {look}/>'
        f'<text x="508" y="{y}">{name}</text>'
    )


def _axes(until: int, below: str) -> str:
    levels = "".join(
        f'<path d="M{LEFT} {_y(share):.0f}H{LEFT + ACROSS}" stroke="#d8d4cb"/>'
        f'<text x="{LEFT - 6}" y="{_y(share) + 4:.0f}" text-anchor="end">{share:.0%}</text>'
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    ticks = "".join(
        f'<text x="{LEFT + ACROSS * day / until:.0f}" y="{BOTTOM + 18}" '
        f'text-anchor="middle">{day}</text>'
        for day in range(0, until + 1, 7 if until < 60 else 28)
    )
    return f'{levels}{ticks}<text x="{LEFT}" y="{BOTTOM + 36}">{below}</text>'


def _y(share: float) -> float:
    return BOTTOM - 220 * share


def _svg(height: int, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-size="13" '
        f'font-family="sans-serif" fill="{INK}">{body}</svg>\n'
    )
