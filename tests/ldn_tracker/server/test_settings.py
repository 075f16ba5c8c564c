"""The settings, as a separate process reads them from its environment."""

import json
import logging
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ldn_tracker.server import environment
from ldn_tracker.server.database import engines
from ldn_tracker.server.logs import QuietFormatter

ROOT = Path(__file__).resolve().parents[3]
NAMES = {"DEBUG", "HOST", "PORT", "PUBLIC_URL", "SIGNUP", "SUGGESTIONS", "DATA_DIR"}
NAMES |= {"DATABASE_URL", "WORKERS"}
NAMES |= {"DJANGO_ALLOW_ASYNC_UNSAFE"}  # set for our own browser tests
SHOW = """
import json
from ldn_tracker import settings as s
names = ["DEBUG", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SESSION_COOKIE_SECURE", "SECRET_KEY",
         "SECURE_HSTS_SECONDS", "SIGNUP_OPEN", "SUGGESTIONS", "ALLAUTH_TRUSTED_PROXY_COUNT"]
print(json.dumps({name: getattr(s, name, None) for name in names}))
"""


def run(tmp_path, *command: str, **given: str) -> subprocess.CompletedProcess:
    """A command of a fresh Python with only the given settings in its environment."""
    kept = {name: value for name, value in os.environ.items() if name not in NAMES}
    kept |= {"DJANGO_SETTINGS_MODULE": "ldn_tracker.settings", "DATA_DIR": str(tmp_path / "data")}
    words = [sys.executable, *command]
    return subprocess.run(
        words, env=kept | given, cwd=ROOT, capture_output=True, text=True, check=False
    )


def shown(tmp_path, **given: str) -> dict:
    result = run(tmp_path, "-c", SHOW, **given)
    assert result.stderr == ""
    return json.loads(result.stdout)


def test_by_itself_the_site_serves_this_machine_only_and_without_debugging(tmp_path):
    found = shown(tmp_path)
    assert found["DEBUG"] is False
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert found["SIGNUP_OPEN"] is False
    assert found["SUGGESTIONS"] is True


def test_the_secret_is_made_once_and_is_for_nobody_else(tmp_path):
    first, second = shown(tmp_path), shown(tmp_path)
    secret = tmp_path / "data" / "secret_key"
    assert first["SECRET_KEY"] == second["SECRET_KEY"] == secret.read_text()
    assert len(first["SECRET_KEY"]) >= 64
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert stat.S_IMODE(secret.parent.stat().st_mode) == 0o700
    assert [path.name for path in secret.parent.iterdir()] == ["secret_key"]


def test_the_database_and_its_companions_are_for_nobody_else(tmp_path):
    assert run(tmp_path, "manage.py", "migrate", "--verbosity", "0").stderr == ""
    files = [path for path in (tmp_path / "data").iterdir() if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert "ldn.sqlite3" in {path.name for path in files}


def test_a_public_address_sets_hosts_origins_cookies_and_the_proxy(tmp_path):
    found = shown(tmp_path, PUBLIC_URL="https://ldn.example.org/", HOST="0.0.0.0")
    assert found["ALLOWED_HOSTS"][0] == "ldn.example.org"
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://ldn.example.org"]
    assert found["SESSION_COOKIE_SECURE"] is True
    assert found["SECURE_HSTS_SECONDS"] == 31536000
    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1


def test_the_deployment_check_has_nothing_to_say_about_an_https_address(tmp_path):
    result = run(
        tmp_path,
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        PUBLIC_URL="https://ldn.example.org",
    )
    assert result.stderr == ""
    assert "no issues" in result.stdout


BEHIND_A_PROXY = """
import django
django.setup()
from django.conf import settings
from django.test import Client
plain_files = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STORAGES["staticfiles"]["BACKEND"] = plain_files
plain = Client(headers={"host": "ldn.example.org"}).get("/accounts/login/")
print(plain.status_code, plain["Location"])
client = Client(headers={"host": "ldn.example.org", "x-forwarded-proto": "https"})
page = client.get("/accounts/login/")
print(page.status_code, page["Strict-Transport-Security"])
print([(name, bool(each["secure"]), each["path"]) for name, each in client.cookies.items()])
print(Client(headers={"host": "evil.example", "x-forwarded-proto": "https"}).get("/").status_code)
"""


def test_behind_a_web_server_that_speaks_https_everything_is_for_https_only(tmp_path):
    result = run(tmp_path, "-c", BEHIND_A_PROXY, PUBLIC_URL="https://ldn.example.org")
    assert result.stdout.splitlines() == [
        "301 https://ldn.example.org/accounts/login/",
        "200 max-age=31536000; includeSubDomains",
        "[('__Host-csrf', True, '/')]",
        "400",
    ]


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ({"HOST": "0.0.0.0"}, "make run HOST=0.0.0.0 PUBLIC_URL=https://ldn.example.org"),
        ({"HOST": "192.168.1.7"}, "make run HOST=127.0.0.1"),
        ({"PUBLIC_URL": "ldn.example.org"}, "PUBLIC_URL=https://ldn.example.org"),
        ({"PUBLIC_URL": "https://example.org/ldn"}, "Write scheme and host only"),
        ({"PORT": "http"}, "make run PORT=8000"),
        ({"PORT": "70000"}, "make run PORT=8000"),
        ({"SIGNUP": "yes"}, "SIGNUP is 'yes'. Set it to one of: closed, open."),
        ({"SUGGESTIONS": "no"}, "Set it to one of: on, off."),
        ({"DATA_DIR": "/dev/null/data"}, "make run DATA_DIR=$HOME/ldn-data"),
        ({"DATABASE_URL": "my diary"}, "DATABASE_URL=postgres://ldn:password@127.0.0.1:5432/ldn"),
        ({"DATABASE_URL": "mysql://ldn@127.0.0.1/ldn"}, "DATABASE_URL=sqlite:////srv/ldn-data/"),
        ({"DATABASE_URL": "postgres://ldn:a/b@127.0.0.1/ldn"}, "%2F for /"),
        ({"DATABASE_URL": "postgres://ldn@127.0.0.1"}, "names no PostgreSQL or SQLite database"),
    ],
)
def test_a_setting_that_cannot_be_used_says_what_to_do(tmp_path, given, advice):
    result = run(tmp_path, "manage.py", "check", **given)
    assert result.returncode != 0
    assert advice in result.stderr
    assert "Traceback" not in result.stderr


def test_a_database_that_does_not_open_says_what_to_do(tmp_path):
    url = "sqlite:////no/such/directory/ldn.sqlite3"
    result = run(tmp_path, "manage.py", "migrate", DATABASE_URL=url)
    assert result.returncode != 0
    assert "cannot be used: unable to open database file" in result.stderr
    assert "Traceback" not in result.stderr


def test_what_postgresql_needs_is_asked_for_where_it_is_missing(monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    with pytest.raises(environment.Misconfigured, match="scripts/install run postgres"):
        engines.database_at("postgres://ldn:secret@127.0.0.1/ldn")


def test_a_wrong_address_is_never_shown_as_it_holds_a_password():
    with pytest.raises(environment.Misconfigured) as told:
        engines.database_at("postgres://ldn:se/cret@127.0.0.1/ldn")
    assert "cret" not in str(told.value)


def test_an_address_may_add_what_its_driver_knows(monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda name: True)
    found = engines.database_at("postgres://ldn:p%40ss@db.example.org:5433/ldn?sslmode=require")
    assert (found["PASSWORD"], found["PORT"]) == ("p@ss", 5433)
    assert found["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("::1", True), ("[::1]", True), ("localhost", True), ("127.8.9.1", True)]
    + [("0.0.0.0", False), ("::", False), ("192.168.1.7", False), ("ldn.example.org", False)],
)
def test_only_loopback_addresses_count_as_this_machine(host, expected):
    assert environment.is_loopback(host) is expected


def test_an_empty_secret_is_named_rather_than_used(tmp_path):
    path = tmp_path / "secret_key"
    path.write_text("")
    with pytest.raises(environment.Misconfigured, match=f"rm {path}"):
        environment.secret_key(path)


class Secretive:
    """A request whose address and form must not be told."""

    method, path, resolver_match = "POST", "/feed/s3cret.ics?code=s3cret", None


def logged(message: str, *args, request=None, error: Exception | None = None) -> str:
    exc_info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(
        "django.request", logging.ERROR, __file__, 1, message, args, exc_info
    )
    if request is not None:
        record.request, record.status_code = request, 500
    return QuietFormatter().format(record)


def test_a_failed_request_is_logged_without_its_address():
    line = logged("Internal Server Error: %s", Secretive.path, request=Secretive())
    assert line.split("ERROR ")[1] == "django.request: 500 POST an unknown address"


def test_an_exception_is_logged_with_its_place_but_without_its_text():
    try:
        int("my note: s3cret")
    except ValueError as error:
        lines = logged("Error handling request %s", "/?q=s3cret", error=error).split("\n")
    assert lines[0].endswith("django.request: Error handling request %s")
    assert lines[1] == "  ValueError"
    assert "test_settings.py" in lines[2]
    assert "s3cret" not in "".join(lines)


def test_an_ordinary_line_is_logged_as_it_is():
    assert logged("Listening at: %s", "http://127.0.0.1:8000").endswith(
        "django.request: Listening at: http://127.0.0.1:8000"
    )


@pytest.mark.parametrize(
    ("given", "cores", "expected"),
    [({}, 1, 1), ({}, 2, 2), ({}, 16, 2), ({"WORKERS": ""}, 2, 2), ({"WORKERS": "1"}, 16, 1),
     ({"WORKERS": "8"}, 1, 8)],
)  # fmt: skip
def test_two_processes_serve_where_there_are_two_cores_or_as_many_as_are_asked_for(
    monkeypatch, given, cores, expected
):
    monkeypatch.setattr(environment, "_cores", lambda: cores)
    assert environment.workers(given) == expected


@pytest.mark.parametrize("text", ["0", "-1", "two", "1.5", "65", "²"])
def test_a_number_of_processes_that_cannot_be_is_refused_with_one_that_can(text):
    with pytest.raises(environment.Misconfigured, match="make run WORKERS=2"):
        environment.workers({"WORKERS": text})
