"""The shape of the house, read from the code: who imports what, and who decides, reads, writes."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINE = ("journal", "dose", "ldn_tracker")  # each may import those before it
ROOMS = ("models", "migrations", "views", "management", "templatetags")
NOT_PURE = {
    # ldn_tracker's wiring; everything else that is not a room below is pure
    "ldn_tracker/settings.py",
    "ldn_tracker/wsgi.py",
    "ldn_tracker/urls.py",
    "ldn_tracker/middleware.py",
    "ldn_tracker/environment.py",
    "ldn_tracker/static_finder.py",
    "ldn_tracker/limits_cache.py",
    "ldn_tracker/daily.py",
    "ldn_tracker/gunicorn_hooks.py",
    "ldn_tracker/collected.py",
    "ldn_tracker/database_content.py",
    "ldn_tracker/database_file.py",
    "ldn_tracker/database_restore.py",
    "ldn_tracker/databases.py",
    "ldn_tracker/database_copy.py",
    "ldn_tracker/transfer/store.py",
    "journal/account_backend.py",
    "journal/sessions.py",
    "journal/turns.py",
    "journal/prepared.py",
    "dose/from_database.py",
}
TOUCHING = re.compile(
    r"(^|_)(queries|actions|access|forms?|form_fields|urls|middleware|adapter|apps)\.py$"
)
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
CLOCKS |= {("timezone", "now"), ("timezone", "localdate"), ("time", "time")}
WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create",
    "update_or_create", "select_for_update", "execute",
}  # fmt: skip
RUNS_SQL = {
    "journal/prepared.py",  # the ORM's own, compiled once
    "journal/account_actions.py",  # empties SQLite's log after something was erased
    "ldn_tracker/database_copy.py",  # Django's own that sets where a table counts on from
    "ldn_tracker/database_file.py",  # a backup, and the file that it becomes
    "ldn_tracker/database_content.py",
    "ldn_tracker/database_restore.py",
}
FORBIDDEN_NAMES = {"utils.py", "common.py", "core.py", "helpers.py"}


def ours() -> list[Path]:
    """Every Python file of the three packages, but for migrations, which Django writes."""
    files = [path for app in LINE for path in sorted((ROOT / app).rglob("*.py"))]
    return [path for path in files if "migrations" not in path.parts]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_pure(path: Path) -> bool:
    name = name_of(path)
    in_a_room = any(room in path.relative_to(ROOT).parts for room in ROOMS)
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
    assert asks == (name_of(path) == "dose/course.py")


@pytest.mark.parametrize("path", [p for p in ALL if "views" in p.values[0].parts])
def test_a_view_never_touches_the_tables_itself(path):
    attributes = {attribute for _, attribute in calls(path)}
    assert attributes & {"objects", "raw", "cursor"} == set()


@pytest.mark.parametrize("path", [p for p in ALL if p.id not in RUNS_SQL])
def test_nothing_is_asked_of_the_database_but_by_the_orm(path):
    attributes = {attribute for _, attribute in calls(path)}
    assert attributes & {"cursor", "execute", "raw"} == set()
    assert {name for name in imports(path) if name.endswith("RawSQL")} == set()


@pytest.mark.parametrize("path", [p for p in ALL if "views" in p.values[0].parts])
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


@pytest.mark.parametrize("path", ALL)
def test_no_file_is_longer_than_300_lines(path):
    assert len(path.read_text().splitlines()) <= 300


def test_no_page_stylesheet_or_script_is_longer_than_300_lines():
    files = [p for folder in ("templates", "static", "tests") for p in (ROOT / folder).rglob("*")]
    texts = [p for p in files if p.suffix in (".html", ".css", ".js", ".py")]
    assert [name_of(p) for p in texts if len(p.read_text().splitlines()) > 300] == []


def test_no_room_is_named_after_nothing():
    assert [name_of(path) for path in ours() if path.name in FORBIDDEN_NAMES] == []


def test_there_is_no_door_around_the_pages():
    assert [name_of(path) for path in ours() if "django.contrib.admin" in path.read_text()] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from dose import diary", True),
        ("import dose.parts", True),
        ("from datetime import date", False),
    ],
)
def test_an_import_against_the_line_would_be_seen(tmp_path, source, expected):
    file = tmp_path / "wrong.py"
    file.write_text(source)
    assert any(name.split(".")[0] == "dose" for name in imports(file)) is expected


def test_a_clock_would_be_seen(tmp_path):
    file = tmp_path / "wrong.py"
    file.write_text("from datetime import datetime\nmoment = datetime.now()")
    assert set(calls(file)) & CLOCKS == {("datetime", "now")}
