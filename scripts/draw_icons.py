"""Draw static/icons/icon.svg as the pictures that telephones want; run after changing the drawing.

.venv/bin/python scripts/draw_icons.py
"""

import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
ICONS = ROOT / "static" / "icons"
# name: size, and whether the ground reaches the corners (a telephone cuts its own shape from it)
PICTURES = {
    "icon-180.png": (180, True),
    "icon-192.png": (192, False),
    "icon-512.png": (512, False),
    "icon-512-maskable.png": (512, True),
}


def page_of(size: int, *, is_full: bool) -> str:
    """A page holding nothing but the drawing at `size` pixels."""
    svg = (ICONS / "icon.svg").read_text()
    if is_full:
        svg = svg.replace(' rx="112"', "")
    svg = svg.replace("<svg ", f'<svg width="{size}" height="{size}" ', 1)
    return f'<body style="margin:0;background:transparent">{svg}'


def main() -> None:
    """Write every picture."""
    browser_at = subprocess.run(
        [ROOT / "scripts" / "chromium"], capture_output=True, text=True, check=True
    ).stdout.strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_at, args=["--no-sandbox"])
        for name, (size, is_full) in PICTURES.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(page_of(size, is_full=is_full))
            page.screenshot(path=ICONS / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
