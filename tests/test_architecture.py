"""The shape of the house, read from the code: who imports what, and who decides, reads, writes."""

import ast
import re
from pathlib import Path

import pytest

from dose.rules.table import IDS

ROOT = Path(__file__).resolve().parent.parent
LINE = ("journal", "dose", "ldn_tracker")  # each may import those before it
WITHIN = {  # the same within a room; what stands beside its rooms imports them, and never they it
    "ldn_tracker.charts": ("words", "series", "drawing"),
    "ldn_tracker.fhir": ("elements", "sections"),
    "ldn_tracker.report": ("steps", "parts", "advice", "sheet"),
}
DJANGOS = ("models", "migrations", "views", "management", "templatetags", "forms")
NOT_PURE = {
    # ldn_tracker's wiring; everything else that is not a room below is pure
    "ldn_tracker/settings.py",
    "ldn_tracker/wsgi.py",
    "ldn_tracker/urls.py",
    "ldn_tracker/server/middleware.py",
    "ldn_tracker/server/pages.py",
    "ldn_tracker/server/environment.py",
    "ldn_tracker/server/static_finder.py",
    "ldn_tracker/server/collected.py",
    "ldn_tracker/server/database/content.py",
    "ldn_tracker/server/database/file.py",
    "ldn_tracker/server/database/restore.py",
    "ldn_tracker/server/database/engines.py",
    "ldn_tracker/server/database/copy.py",
    "ldn_tracker/server/limits_cache.py",
    "ldn_tracker/server/beside.py",
    "ldn_tracker/server/daily.py",
    "ldn_tracker/server/backups/nightly.py",
    "ldn_tracker/server/gunicorn_hooks.py",
    "ldn_tracker/server/phone/home.py",
    "ldn_tracker/server/worker.py",
    "ldn_tracker/transfer/apart.py",
    "ldn_tracker/transfer/out/making.py",
    "ldn_tracker/transfer/store.py",
    "ldn_tracker/push/key.py",
    "ldn_tracker/push/message.py",
    "ldn_tracker/push/sender.py",
    "ldn_tracker/reminders/calendar_feed.py",
    "journal/accounts/backend.py",
    "journal/accounts/guesses.py",
    "journal/accounts/sessions.py",
    "journal/locking.py",
    "journal/paging.py",
    "journal/prepared.py",
    "dose/diary/from_database.py",
}
TOUCHING = re.compile(
    r"(^|_)(queries|actions|access|forms?|views|urls|middleware|adapter|apps)\.py$"
)
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
CLOCKS |= {("timezone", "now"), ("timezone", "localdate"), ("time", "time")}
WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create",
    "update_or_create", "select_for_update", "execute",
}  # fmt: skip
RUNS_SQL = {
    "journal/prepared.py",  # the ORM's own, compiled once
    "journal/accounts/actions.py",  # empties SQLite's log after something was erased
    "ldn_tracker/server/limits_cache.py",  # Django's own that forgets what has run out
    "ldn_tracker/server/database/copy.py",  # Django's own that sets where a table counts on from
    "ldn_tracker/server/database/file.py",  # a backup, and the file that it becomes
    "ldn_tracker/server/database/content.py",
    "ldn_tracker/server/database/restore.py",
}


def ours() -> list[Path]:
    """Every Python file of the three packages, but for migrations, which Django writes."""
    files = [path for app in LINE for path in sorted((ROOT / app).rglob("*.py"))]
    return [path for path in files if "migrations" not in path.parts]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_pure(path: Path) -> bool:
    name = name_of(path)
    in_a_room = any(room in path.relative_to(ROOT).parts for room in DJANGOS)
    return not (in_a_room or name in NOT_PURE or TOUCHING.search(path.name))


def imports(path: Path) -> set[str]:
    """The dotted names a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def calls(path: Path) -> list[tuple[str, str]]:
    """(what, method) of every `what.method` in a file, `what` being its last name."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute):
            owner = node.value
            found.append((getattr(owner, "attr", getattr(owner, "id", "")), node.attr))
    return found


ALL = [pytest.param(path, id=name_of(path)) for path in ours()]
PURE = [pytest.param(path, id=name_of(path)) for path in ours() if is_pure(path)]


def of_kind(word: str):
    found = [path for path in ours() if re.search(rf"(^|_){word}\.py$", path.name)]
    return [pytest.param(path, id=name_of(path)) for path in found]


@pytest.mark.parametrize("path", ALL)
def test_nothing_imports_upward(path):
    app = name_of(path).split("/")[0]
    above = LINE[LINE.index(app) + 1 :]
    assert {name for name in imports(path) if name.split(".")[0] in above} == set()


def against_the_line(place: str, imported: set[str]) -> set[str]:
    """What of its room a file at a dotted place must not import: rooms after its own, the rest."""
    for room, line in WITHIN.items():
        for at, inner in enumerate(line):
            if place.startswith(f"{room}.{inner}."):
                before = tuple(f"{room}.{each}." for each in line[: at + 1])
                own = {name for name in imported if name.startswith(f"{room}.")}
                return {name for name in own if not f"{name}.".startswith(before)}
    return set()


@pytest.mark.parametrize("path", ALL)
def test_within_a_room_nothing_imports_upward(path):
    place = name_of(path).removesuffix(".py").replace("/", ".")
    assert against_the_line(place, imports(path)) == set()


@pytest.mark.parametrize("path", PURE)
def test_a_pure_module_knows_no_django_and_no_room_that_touches_the_database(path):
    assert {
        name
        for name in imports(path)
        if name.split(".")[0] in ("django", "allauth")
        or re.search(r"\.(models|queries|actions|access|from_database|prepared|store)(\.|$)", name)
    } == set()


@pytest.mark.parametrize("path", PURE)
def test_a_pure_module_reads_no_clock(path):
    assert set(calls(path)) & CLOCKS == set()


@pytest.mark.parametrize("path", ALL)
def test_only_the_course_decides_what_a_break_is(path):
    asks = ("diary", "breaks") in calls(path)
    assert asks == (name_of(path) == "dose/treatment/course.py")


VIEWS = [p for p in ALL if re.search(r"/views(\.py$|/)", p.id)]
QUERYSET = {
    "objects", "raw", "cursor", "filter", "exclude", "order_by", "values_list", "exists",
    "annotate", "aggregate", "select_related", "prefetch_related", "in_bulk",
}  # fmt: skip


@pytest.mark.parametrize("path", VIEWS)
def test_a_view_never_touches_a_table_or_a_query_itself(path):
    attributes = {attribute for _, attribute in calls(path)}
    assert attributes & QUERYSET == set()


@pytest.mark.parametrize("path", [p for p in ALL if p.id not in RUNS_SQL])
def test_nothing_is_asked_of_the_database_but_by_the_orm(path):
    attributes = {attribute for _, attribute in calls(path)}
    assert attributes & {"cursor", "execute", "raw"} == set()
    assert {name for name in imports(path) if name.endswith("RawSQL")} == set()


@pytest.mark.parametrize("path", VIEWS)
def test_a_view_reads_no_clock(path):
    assert set(calls(path)) & CLOCKS == set()


@pytest.mark.parametrize("path", of_kind("queries"))
def test_queries_never_write(path):
    assert {attribute for _, attribute in calls(path)} & WRITES == set()


@pytest.mark.parametrize("path", of_kind("actions"))
def test_actions_take_keywords_only(path):
    public = [
        node
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    assert [node.name for node in public if node.args.args or node.args.posonlyargs] == []


def unlocked_writes(source: str) -> list[str]:
    """The public functions that write for a person without holding that person's row."""
    public = [
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    return [
        node.name
        for node in public
        if "person" in {arg.arg for arg in (*node.args.args, *node.args.kwonlyargs)}
        and "changes_diary" not in {getattr(each, "id", "") for each in node.decorator_list}
        and {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)} & WRITES
    ]


STORING = [ROOT / "ldn_tracker/transfer/store.py", *(p.values[0] for p in of_kind("actions"))]


@pytest.mark.parametrize("path", STORING, ids=name_of)
def test_whatever_changes_a_diary_holds_its_persons_row(path):
    assert unlocked_writes(path.read_text()) == []


@pytest.mark.parametrize(("decorator", "expected"), [("@changes_diary", []), ("", ["put"])])
def test_a_write_without_the_persons_row_would_be_seen(decorator, expected):
    body = "def put(*, person, day):\n    person.entries.create(day=day)"
    assert unlocked_writes(f"{decorator}\n{body}") == expected


def keyed_by(path: Path, ids: set[str]) -> set[str]:
    """Those of some ids that a dict written in a file has as keys, by themselves or in a tuple."""
    nodes = ast.walk(ast.parse(path.read_text()))
    keys = [key for node in nodes if isinstance(node, ast.Dict) for key in node.keys if key]
    names = [name for key in keys for name in getattr(key, "elts", [key])]
    return {name.value for name in names if isinstance(name, ast.Constant)} & ids


# A rule's id of one word (gap, review) may be the key of anything.
RULE_IDS = {id for id in IDS if "-" in id}


@pytest.mark.parametrize("path", ALL)
def test_what_belongs_to_a_rule_stands_in_no_table_beside_it(path):
    assert keyed_by(path, RULE_IDS) == set()


@pytest.mark.parametrize("path", ALL)
def test_what_a_page_says_stands_in_no_docstring(path):
    names = {attribute for _, attribute in calls(path)}
    assert ({"__doc__"} & names, "getdoc" in path.read_text()) == (set(), False)


def test_there_is_no_door_around_the_pages():
    assert [name_of(path) for path in ours() if "django.contrib.admin" in path.read_text()] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from dose import diary", True),
        ("import dose.diary.parts", True),
        ("from datetime import date", False),
    ],
)
def test_an_import_against_the_line_would_be_seen(tmp_path, source, expected):
    file = tmp_path / "wrong.py"
    file.write_text(source)
    assert any(name.split(".")[0] == "dose" for name in imports(file)) is expected


@pytest.mark.parametrize("later", ["drawing.svg", "page"])
def test_an_import_against_the_line_within_a_room_would_be_seen(later):
    imported = {f"ldn_tracker.charts.{later}", "ldn_tracker.charts.words.dates"}
    wrong = {f"ldn_tracker.charts.{later}"}
    assert against_the_line("ldn_tracker.charts.series.table", imported) == wrong


@pytest.mark.parametrize("key", ['"late-onset"', '("late-onset", "hold")'])
def test_a_table_beside_the_rules_would_be_seen(tmp_path, key):
    file = tmp_path / "wrong.py"
    file.write_text(f"WORDS = {{{key}: 1}}")
    assert keyed_by(file, RULE_IDS) == {"late-onset"}


def test_a_clock_would_be_seen(tmp_path):
    file = tmp_path / "wrong.py"
    file.write_text("from datetime import datetime\nmoment = datetime.now()")
    assert set(calls(file)) & CLOCKS == {("datetime", "now")}
