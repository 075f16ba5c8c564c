"""The process that serves: a slow client holds nobody, is sent away, and the log quotes nobody."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.db import connection

from ldn_tracker.management.commands import serve

ROOT = Path(__file__).resolve().parents[3]
SITE, TINY = "ldn_tracker.wsgi:application", "tests.ldn_tracker.server.tiny_site:application"
MARK = "only-i-know"
HALF = b"GET /about/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: "
HALF_A_BODY = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\nfour"
LARGE = 30_000_000  # bytes: more than the kernel takes
THREADS = 4
MANY = 3 * THREADS  # slow clients


class Served:
    """gunicorn with our worker and an application, on a port of its own."""

    def __init__(self, application: str, place: Path, **given: str):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.log_file = place / "log"
        command = [word.replace(":8000", f":{self.port}") for word in serve.gunicorn()]
        command[command.index(SITE)] = application
        if application != SITE:  # what it does daily is the site's own
            del command[command.index("--config") : command.index("--config") + 2]
        command[command.index("--workers") + 1] = "1"
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"} | given
        with self.log_file.open("w") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=log
            )
        while not self.answers():
            assert self.process.poll() is None, self.log
            time.sleep(0.05)

    @property
    def log(self) -> str:
        return self.log_file.read_text()

    def answers(self) -> bool:
        try:
            self.get("/")
        except OSError:
            return False
        return True

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def get(self, path: str, body: bytes | None = None, **headers: str) -> str:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            connection.request("POST" if body else "GET", path, body, headers)
            return connection.getresponse().read().decode()


@contextmanager
def served(application: str, **given: str):
    with tempfile.TemporaryDirectory() as place:
        site = Served(application, Path(place), **given)
        try:
            yield site
        finally:
            site.process.kill()
            site.process.wait()


def read(client: socket.socket) -> bytes:
    """An answer of the tiny site, whose body ends so."""
    answer = b""
    while not answer.endswith(b" -"):
        answer += client.recv(1000)
    return answer


@pytest.fixture(scope="module")
def tiny():
    with served(TINY) as site:
        yield site


@pytest.mark.parametrize("sent", [b"", HALF, HALF_A_BODY], ids=["nothing", "header", "body"])
def test_slow_clients_hold_no_thread(tiny, sent):
    with ExitStack() as slow:
        for _ in range(MANY):
            slow.enter_context(tiny.connect()).sendall(sent)
        assert tiny.get("/") == "0 - -"


@pytest.mark.parametrize("sent", [b"", HALF, HALF_A_BODY], ids=["nothing", "header", "body"])
def test_a_request_that_does_not_arrive_is_ended(tiny, sent):
    with tiny.connect() as slow:
        slow.sendall(sent)
        assert slow.recv(100) == b""


def test_a_request_that_drips_is_ended_too(tiny):
    with tiny.connect() as slow, pytest.raises(OSError, match="reset|[Bb]roken"):
        slow.sendall(HALF)
        while True:
            time.sleep(0.02)
            slow.sendall(b"x")


def test_where_too_many_wait_the_newest_is_answered(tiny):
    with ExitStack() as slow:
        for _ in range(60):
            slow.enter_context(tiny.connect()).sendall(HALF)
        assert tiny.get("/") == "0 - -"


def test_a_body_is_whole_when_the_site_sees_it_and_who_asked_is_handed_on(tiny):
    headers = {"X-Forwarded-For": "10.1.1.1", "X-Forwarded-Proto": "https"}
    assert tiny.get("/", b"a" * 600_000, **headers) == "600000 10.1.1.1 https"


def test_a_body_of_unknown_length_is_read_whole(tiny):
    with tiny.connect() as client:
        client.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        client.sendall(b"4\r\nfour\r\n3\r\nmor\r\n0\r\n\r\n")
        assert read(client).endswith(b"7 - -")


def test_answers_in_many_pieces_that_nobody_reads_hold_no_thread(tiny):
    with ExitStack() as slow:
        for _ in range(THREADS):
            client = slow.enter_context(tiny.connect())
            client.sendall(b"GET /pieces?400 HTTP/1.1\r\nHost: x\r\n\r\n")
            client.recv(1, socket.MSG_PEEK)
        assert tiny.get("/") == "0 - -"


def test_an_answer_that_nobody_reads_is_ended(tiny):
    with tiny.connect() as slow:
        slow.sendall(f"GET /?{LARGE} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        slow.recv(1, socket.MSG_PEEK)
        time.sleep(3)  # six times as long as this site waits for a client
        received = 0
        with suppress(ConnectionResetError):
            while part := slow.recv(1_000_000):
                received += len(part)
    assert 0 < received < LARGE


def test_an_answer_that_took_the_site_long_is_sent(tmp_path):
    begun, go_on = tmp_path / "begun", tmp_path / "go"
    with served(TINY, BEGUN=str(begun), GO_ON=str(go_on)) as site, site.connect() as client:
        client.sendall(b"GET /waits HTTP/1.1\r\nHost: x\r\n\r\n")
        while not begun.exists():
            time.sleep(0.01)
        time.sleep(2)  # four times as long as this site waits for a client
        go_on.touch()
        assert read(client).endswith(b"0 - -")


def test_who_stops_the_server_is_answered_first(tmp_path):
    begun, go_on = tmp_path / "begun", tmp_path / "go"
    given = {"BEGUN": str(begun), "GO_ON": str(go_on)}
    with served(TINY, **given) as site:
        with site.connect() as client:
            client.sendall(b"GET /waits HTTP/1.1\r\nHost: x\r\n\r\n")
            while not begun.exists():
                time.sleep(0.01)
            site.process.send_signal(signal.SIGTERM)
            go_on.touch()
            assert read(client).endswith(b"0 - -")
        assert site.process.wait(30) == 0


ANY = "GET / HTTP/1.1\r\nHost: x\r\n"
OURS = "HTTP/1.1\r\nHost: 127.0.0.1\r\n"
SHORT = f"Content-Length: {len(MARK)}\r\n\r\n{MARK}"
SENT = [
    f"GET /{MARK} HTTP/9.9\r\n\r\n",
    f"{MARK} / HTTP/1.1\r\nHost: x\r\n\r\n",
    f"{ANY}{MARK} without a colon\r\n\r\n",
    f"{ANY}X: a\r\n {MARK} folded\r\n\r\n",
    f"{ANY}Content-Length: {MARK}\r\n\r\n",
    f"{ANY}Transfer-Encoding: {MARK}\r\n\r\n",
    f"{ANY}Transfer-Encoding: chunked\r\n\r\n{MARK}\r\n",
    f"{ANY}X: {MARK * 4000}\r\n\r\n",
    f"\x00{MARK}\r\n\r\n",
    f"GET /{MARK}?{MARK} HTTP/1.1\r\nHost: {MARK}\r\n\r\n",
    f"GET /accounts/login/?{MARK} {OURS}Cookie: sessionid={MARK}\r\n\r\n",
    f"GET /today/?{MARK} {OURS}Cookie: sessionid={MARK}\r\n\r\n",
    f"POST /accounts/forgotten/ {OURS}Referer: {MARK}\r\nOrigin: {MARK}\r\n{SHORT}",
    f"POST /accounts/login/ {OURS}Content-Type: multipart/form-data; boundary={MARK}\r\n{SHORT}",
]


def test_nothing_that_a_visitor_sent_is_in_the_log():
    with served(SITE) as site:
        for sent in SENT:
            with site.connect() as client:
                client.sendall(sent.encode())
                assert client.recv(10_000)
        log = site.log
    # Its database has no table: much failed, and was told.
    assert ("OperationalError" if connection.vendor == "sqlite" else "ProgrammingError") in log
    assert [line for line in log.splitlines() if MARK in line] == []


def test_the_server_is_started_with_it():
    words = serve.gunicorn()
    assert words[words.index("--worker-class") + 1] == "ldn_tracker.server.worker.BufferingWorker"
    assert sys.executable == words[0]
