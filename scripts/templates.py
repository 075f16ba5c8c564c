"""Compile every template, and refuse in it what the content security policy would block."""

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCKED = {
    r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)": "a script without src",
    r"<style[\s>]": "a style element",
    r"\sstyle=": "a style attribute",
    r"\son[a-z]+=": "an event attribute",
    r"\shx-on": "hx-on, which is eval",
    r"(src|href|action)=[\"']?(https?:)?//(?!www\.w3\.org)": "an address on another site",
    # Drawings are the one markup we make ourselves; charts/drawing/svg.py escapes their words.
    r"(?<!{{ drawing)\|\s*safe\b": "|safe, which lets text be markup",
}
STATIC = re.compile(r"{%\s*static\s+[\"']([^\"'{}]+)[\"']")
LINKS_AWAY = re.compile(r"<a\s[^>]*href=[\"']https?://[^>]*>")


def complaints(path: Path) -> list[str]:
    """What is wrong with one template, a line each."""
    from django.contrib.staticfiles import finders
    from django.template import engines

    source = path.read_text()
    name = path.relative_to(ROOT)
    found = []
    try:
        engines["django"].from_string(source)
    except Exception as error:
        found.append(f"{name}: {error}")
    for wanted in STATIC.findall(source):
        if not finders.find(wanted):
            found.append(f"{name}: there is no static file {wanted}")
    # A link somebody may choose to follow is no request of ours.
    ours = LINKS_AWAY.sub("", source)
    for pattern, meaning in BLOCKED.items():
        for match in re.finditer(pattern, ours):
            found.append(f"{name}: {meaning}: {match.group(0).strip()!r}")
    return found


def main() -> int:
    """Print every complaint; 1 when there is one."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldn_tracker.settings")
    import django

    django.setup()
    found = [line for path in sorted(ROOT.glob("templates/**/*.html")) for line in complaints(path)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
