"""`make run` up to serving: what it prepares, prints and does not do twice."""

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from journal.accounts import queries as account_queries
from ldn_tracker.management.commands import serve
from ldn_tracker.server import collected
from tests.conftest import NOW

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> tuple[Path, str]:
    """A fresh directory after `manage.py serve --prepare`, and what was printed."""
    folder = tmp_path_factory.mktemp("fresh")
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "ldn_tracker.settings",
        "DATA_DIR": str(folder / "data"),
        "STATIC_ROOT": str(folder / "static"),
        "PORT": "8099",
    }
    result = subprocess.run(
        [sys.executable, "manage.py", "serve", "--prepare"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""
    return folder, result.stdout


def test_the_first_run_prints_the_address_and_the_code(prepared):
    _, printed = prepared
    assert "LDN tracker: http://127.0.0.1:8099/\n" in printed
    assert re.search(r"one-time code:  ([0-9A-Z]{4}-){3}[0-9A-Z]{4}\n", printed)


def size(folder: Path, name: str) -> int:
    return (folder / "static" / name).stat().st_size


def test_of_plotly_only_the_one_file_is_collected(prepared):
    folder, _ = prepared
    names = json.loads((folder / "static" / "staticfiles.json").read_text())["paths"]
    large = [name for name, hashed in names.items() if size(folder, hashed) > 500_000]
    assert large == ["plotly.min.js"]
    assert [name for name in names if "widget" in name or "dataset" in name] == []


def test_every_collected_file_is_compressed_and_named_by_its_content(prepared):
    folder, _ = prepared
    names = json.loads((folder / "static" / "staticfiles.json").read_text())["paths"]
    hashed = folder / "static" / names["plotly.min.js"]
    assert re.fullmatch(r"plotly\.min\.[0-9a-f]{12}\.js", hashed.name)
    assert hashed.with_name(hashed.name + ".br").exists()


def test_what_is_collected_is_stale_only_when_it_or_the_lock_changed(tmp_path, settings):
    settings.STATIC_ROOT, settings.BASE_DIR = tmp_path / "collected", tmp_path
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    sheet, lock = tmp_path / "static" / "site.css", tmp_path / "requirements.txt"
    sheet.parent.mkdir()
    settings.STATIC_ROOT.mkdir()
    sheet.write_text("a")
    lock.write_text("a")
    seen = [collected.is_stale()]
    for change in (None, sheet, lock):
        if change:
            change.write_text("b")
        seen.append(collected.is_stale())
        (settings.STATIC_ROOT / collected.STAMP).write_text(collected.fingerprint())
        seen.append(collected.is_stale())
    assert seen == [True, True, False, True, False, True, False]


def test_once_somebody_has_an_account_no_code_is_made(owner, capsys, monkeypatch):
    monkeypatch.setattr(collected, "is_stale", lambda: False)
    call_command("serve", "--prepare")
    assert "code" not in capsys.readouterr().out
    assert account_queries.code_that_opens_an_account("", NOW) is None


def test_the_server_listens_where_it_was_told_and_writes_no_access_log():
    words = serve.gunicorn()
    assert words[words.index("--bind") + 1] == "127.0.0.1:8000"
    assert "--no-control-socket" in words
    assert [word for word in words if "access" in word] == []


@pytest.mark.parametrize("number", [1, 2, 5])
def test_as_many_processes_serve_as_the_setting_says(settings, number):
    settings.WORKERS = number
    words = serve.gunicorn()
    assert words[words.index("--workers") + 1] == str(number)


def test_a_port_in_use_is_named_with_another(owner, settings, monkeypatch):
    monkeypatch.setattr(collected, "is_stale", lambda: False)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings.PORT = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"make run PORT={settings.PORT + 1}"):
            call_command("serve")


@pytest.mark.parametrize(
    ("host", "expected"), [("127.0.0.1", "http://127.0.0.1:8000"), ("::1", "http://[::1]:8000")]
)
def test_the_printed_address_can_be_opened(settings, host, expected):
    settings.HOST = host
    assert serve.address() == expected
