"""What one tree of the project answers to a list of tasks, written down for comparing.

Runs inside that tree, old or new, and so uses only what stays through a restructuring: the commands
of `manage.py`, addresses, form fields, the settings' names and the diary file. The clock stands
still at each task's own moment.

    python recorder.py TREE TASKS OUT [PART OF]
"""

import gzip
import io
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import quote
from zlib import crc32

PASSWORD = "correct horse battery"  # noqa: S105 (of people who do not exist)
RANGES = ("4-weeks", "3-months", "year", "all", "change", "nonsense")
STEPS = (
    "where", "clock", "age", "opioids", "naltrexone", "liver", "pregnancy", "surgery", "allergy",
    "plan", "track", "begin", "dose",
)  # fmt: skip
NEVER_ASKED = {"account_logout"}  # it would end the session in which the others are asked
BLOCK = (
    "address|article|aside|br|button|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|head|header|hr|html|input|label|legend|li|link|main|meta|nav|ol|option|p|path|script|section"
    "|select|svg|summary|table|tbody|td|text|textarea|tfoot|th|thead|title|tr|ul|video"
)  # fmt: skip
VARYING = (  # what differs from one request or release to the next, and means nothing
    (r'name="csrfmiddlewaretoken" value="[^"]*"', 'name="csrfmiddlewaretoken" value="*"'),
    (r'("(?:X-CSRFToken|token)": ?)"[^"]*"', r'\1"*"'),
    (r"(&quot;X-CSRFToken&quot;: ?)&quot;.*?&quot;", r"\1&quot;*&quot;"),
    (r'("person": ?)\d+', r"\1*"),
    (r'data-print="[0-9a-f]*"', 'data-print="*"'),
    (r'data-proof="[^"]*"', 'data-proof="*"'),
    (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "*"),
    (r"\b[0-9a-f]{64}\b", "*"),
    (r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{16}\b", "*"),
)  # fmt: skip
ROW = re.compile(  # what stands before the number of a row, which says only how many came before
    r"(/plan/change/|/plan/break/|/medicines/|/conditions/|medicine-"
    r'|undo_dose" value="|data-person=")'
    r"(\d+)\b"
)
moment = datetime.fromisoformat("2026-09-20T00:30:00+00:00")


def main(tree: str, tasks: str, out: str, part: str = "0", of: str = "1") -> None:
    """Record every task of this part into OUT, a line each, in order."""
    prepare(Path(tree))
    with gzip.open(out, "wt", encoding="utf-8", compresslevel=1) as file:
        for number, task in _read(Path(tasks), int(part), int(of)):
            found = {"number": number, "task": task["name"], "parts": record(task)}
            file.write(json.dumps(found, ensure_ascii=False) + "\n")


def _read(tasks: Path, part: int, of: int) -> Iterator[tuple[int, dict]]:
    """The tasks of a part with their numbers; by their names, so that no part has all the pages."""
    with gzip.open(tasks, "rt", encoding="utf-8") as lines:
        for number, task in enumerate(map(json.loads, lines)):
            if crc32(task["name"].encode()) % of == part:
                yield number, task


def prepare(tree: Path) -> None:
    """Set Django up on that tree, with a database of its own and a clock that stands still."""
    sys.path[0] = str(tree)
    os.chdir(tree)
    private = tempfile.mkdtemp(prefix="golden-")
    os.environ |= {"DATA_DIR": private, "SIGNUP": "open", "SUGGESTIONS": "on"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "ldn_tracker.settings"
    from django.utils import timezone

    timezone.now = lambda: moment  # before anything of the tree takes it by name
    _settings()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    _first_account()


def _settings() -> None:
    """Fast passwords, plain names of static files, no limits: none of it is what is compared."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.ACCOUNT_RATE_LIMITS = False
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    options = settings.DATABASES["default"].get("OPTIONS", {})
    if "init_command" in options:
        options["init_command"] = options["init_command"].replace("FULL", "OFF")


def _first_account() -> None:
    """The owner, whose account needs a code; everybody else may sign up."""
    from django.contrib.auth import get_user_model

    get_user_model().objects.create_user("owner", password=PASSWORD)


def record(task: dict) -> dict[str, str]:
    """The parts of a task's answer by their names; the database is as before after each."""
    from django.db import transaction

    global moment
    moment = datetime.fromisoformat(task["now"])
    with tempfile.TemporaryDirectory(prefix="golden-") as folder, transaction.atomic():
        file = Path(folder) / "diary.json"
        file.write_text(json.dumps(task["diary"], ensure_ascii=False), encoding="utf-8")
        found = dict(RECORDERS[task["kind"]](task, file))
        transaction.set_rollback(True)
        return found


def _answer(task: dict, file: Path) -> Iterator[tuple[str, str]]:
    yield "answer", command("suggest", file, "--on", task["on"], "--json")


def _words(task: dict, file: Path) -> Iterator[tuple[str, str]]:
    """The answer to a person, and what is left of it where suggestions are off."""
    from django.test import override_settings

    yield "words", command("suggest", file, "--on", task["on"])
    with override_settings(SUGGESTIONS=False):
        yield "suggestions off", command("suggest", file, "--on", task["on"], "--json")


def _paper(task: dict, file: Path) -> Iterator[tuple[str, str]]:
    """The page for the GP as text and as a PDF, as it comes and with all that can be on it."""
    on, out = task["on"], file.with_suffix(".pdf")
    month = str(date.fromisoformat(on) - timedelta(29))
    everything = ("--from", month, "--day-table", "--self-harm")
    for name, more in (("usual", ()), ("everything", everything)):
        period = (*more, "--to", on, "--printed", on)
        yield f"text, {name}", command("summary", file, *period, "--text")
        said = command("summary", file, *period, "--pdf", out)
        yield f"pdf, {name}", pdf_text(out) if out.exists() else said
        out.unlink(missing_ok=True)


def _site(task: dict, file: Path) -> Iterator[tuple[str, str]]:
    """The diary brought in, given out again, and the pages about it."""
    user, browser = account(task["name"])
    yield "import", command("import_diary", user, file)
    yield "export", command("export_diary", user)
    for address in addresses(task):
        yield from page(browser, address)
    yield "export after", command("export_diary", user)


RECORDERS: dict[str, Callable] = {
    "answer": _answer, "words": _words, "paper": _paper, "site": _site, "look": _site,
}  # fmt: skip


def command(name: str, *arguments) -> str:
    """What a command prints, or how it refuses, without the names of our own files."""
    from django.core.management import call_command
    from django.core.management.base import CommandError

    out = io.StringIO()
    given = [str(argument) for argument in arguments]
    try:
        call_command(name, *given, stdout=out, stderr=out)
    except CommandError as error:
        out.write(f"refused ({error.returncode}): {error}")
    folders = {str(each.parent) for each in arguments if isinstance(each, Path)}
    said = out.getvalue()
    for folder in folders:
        said = said.replace(folder, "")
    return said


def account(name: str):
    """A new account by the sign-up page: its user name, and a browser in which it is signed in."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    user = "p" + re.sub(r"\W", "", name.lower())
    answer = Client(SERVER_NAME="localhost").post(
        "/accounts/signup/", {"username": user, "password1": PASSWORD}
    )
    if not get_user_model().objects.filter(username=user).exists():
        raise SystemExit(f"{user} cannot sign up: {answer.content.decode()}")
    browser = Client(raise_request_exception=False, SERVER_NAME="localhost")
    browser.force_login(get_user_model().objects.get(username=user))
    return user, browser


def addresses(task: dict) -> list[str]:
    """What is fetched: every address there is for a person of the tests, some for anybody else."""
    on = date.fromisoformat(task["on"])
    looked = [
        "/today/", "/advice/", "/plan/", "/medicines/", "/week/", "/month/", "/summary/",
        "/charts/?range=all", "/charts/figure.json", "/charts/calendar/", "/today/blank/",
        f"/day/{on - timedelta(1)}/",
    ]  # fmt: skip
    return looked if task["kind"] == "look" else [*looked, *_every(on, _measures(task["diary"]))]


def _every(on: date, measures: list[str]) -> list[str]:
    shown = [f"&show={quote(id)}" for id in measures[:3]]
    ranges = [f"range={name}" for name in RANGES]
    days = [on - timedelta(n) for n in (0, 2, 7, 30, 400)] + [on + timedelta(9)]
    period = f"first={on - timedelta(60)}&last={on - timedelta(2)}"
    chosen = f"{period}&identity=name&identity=born&self_harm=on&days=on"
    return [
        *_plain(),
        *(f"/charts/?{name}" for name in ranges),
        *(f"/charts/?{name}{show}" for name in ranges[:2] for show in shown),
        f"/charts/?range=all{''.join(shown)}",
        *(f"/charts/calendar/?{name}" for name in ranges),
        *(f"/charts/calendar/?range=all&of={quote(id)}" for id in measures[:3]),
        *(f"/charts/figure.json?{name}" for name in ranges[:4]),
        *(f"/day/{day}/" for day in days),
        *(f"/month/{day:%Y-%m}/" for day in days),
        *(f"/start/{step}/" for step in STEPS),
        *(f"/summary/?{choice}" for choice in (period, chosen, f"first={on}&last=1999-01-01")),
        f"/summary/?{period}&without=medicines&without=side_effects",
        f"/summary.pdf?{chosen}",
        "/start/opioids/?which=yes",
        "/start/plan/?typical=usual",
        "/plan/edit/?typical=usual",
        "/medicines/look/?name=codeine",
        "/medicines/look/?name=codiene",
    ]


def _plain() -> list[str]:
    """Every address of the site that takes nothing, whatever rooms it is made of."""
    from django.urls import URLPattern, get_resolver

    found = []

    def walk(resolver, prefix: str) -> None:
        for each in resolver.url_patterns:
            whole = prefix + str(each.pattern)
            if not isinstance(each, URLPattern):
                walk(each, whole)
            elif not each.pattern.converters and each.name not in NEVER_ASKED:
                found.append(whole)

    walk(get_resolver(), "/")
    return sorted(found)


def _measures(diary: dict) -> list[str]:
    rated = {id for row in diary.get("entries", ()) for id in row.get("ratings") or ()}
    return sorted(rated, key=lambda id: (not id.startswith("x-"), id))


def page(browser, address: str) -> Iterator[tuple[str, str]]:
    """A page as its markup and as its words; of anything else its text."""
    answer = browser.get(address)
    kind = answer.get("Content-Type", "").split(";")[0]
    head = f"{answer.status_code} {kind} {answer.get('Location', '')}\n"
    body = b"".join(answer) if answer.streaming else answer.content
    if kind == "application/pdf":
        yield address, head + pdf_text(io.BytesIO(body))
        return
    text = steady(body.decode(errors="replace"))
    if kind == "text/html":
        yield f"{address} words", head + words(text)
        text = re.sub(r">\s*<", ">\n<", re.sub(r"\s+", " ", text))
    yield address, head + text


def steady(text: str) -> str:
    """A page without what differs each time: tokens, hashes, the numbers of rows."""
    for pattern, instead in VARYING:
        text = re.sub(pattern, instead, text)
    numbers: dict[str, int] = {}
    return ROW.sub(lambda m: f"{m[1]}{numbers.setdefault(m[0], len(numbers) + 1)}", text)


def words(page: str) -> str:
    """What can be read on a page, a line for each block of it."""
    body = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->", "", page)
    body = re.sub(r"\s+", " ", body)
    body = re.sub(rf"(?i)</?(?:{BLOCK})\b[^>]*>", "\n", body)
    lines = re.sub(r"<[^>]*>", "", body).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def pdf_text(file: Path | io.BytesIO) -> str:
    """The text of a PDF in reading order, a line for each piece that is set."""
    import pikepdf

    with pikepdf.open(file) as pdf:
        pages = [list(_pieces(pikepdf, each)) for each in pdf.pages]
    return "\n\n".join("\n".join(lines) for lines in pages)


def _pieces(pikepdf, page) -> Iterator[str]:
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            current = fonts[str(operands[0])]
        elif str(operator) in ("TJ", "Tj"):
            shown = operands[0] if str(operator) == "TJ" else operands
            strings = [bytes(each) for each in shown if isinstance(each, pikepdf.String)]
            yield "".join(current.get(code, "?") for each in strings for code in _codes(each))


def _letters(font) -> dict[int, str]:
    """A font's table from codes to letters."""
    table = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>", table)
    return {int(code, 16): bytes.fromhex(to).decode("utf-16-be") for code, to in pairs}


def _codes(data: bytes) -> list[int]:
    return [int.from_bytes(data[n : n + 2], "big") for n in range(0, len(data), 2)]


if __name__ == "__main__":
    main(*sys.argv[1:])
