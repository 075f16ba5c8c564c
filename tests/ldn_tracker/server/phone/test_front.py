"""The front of `make phone`: https reaches the site, http only the way to it, none is held."""

import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
LARGE = 3_000_000
MANY = 12


class Home:
    """The tiny site at home, in a process of its own."""

    def __init__(self, folder: Path):
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        settings = "tests.ldn_tracker.server.phone.phone_settings"
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": settings}
        place = "tests.ldn_tracker.server.phone.tiny_phone"
        self.process = subprocess.Popen(
            [sys.executable, "-m", place, str(self.port), str(folder)], cwd=ROOT, env=environment
        )
        while not self.answers():
            assert self.process.poll() is None
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            self.get("/")
        except OSError:
            return False
        return True

    @property
    def context(self) -> ssl.SSLContext:
        """What a phone trusts that has installed the certificate."""
        pem = (self.folder / "authority.pem").read_text()
        return ssl.create_default_context(cadata=pem[pem.index("-----BEGIN CERT") :])

    def connection(self) -> HTTPSConnection:
        return HTTPSConnection("127.0.0.1", self.port, timeout=20, context=self.context)

    def get(self, path: str, body: bytes | None = None, **headers: str) -> str:
        with closing(self.connection()) as connection:
            connection.request("POST" if body else "GET", path, body, headers)
            return connection.getresponse().read().decode()

    def plain(self, path: str, method: str = "GET") -> tuple[int, bytes]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            connection.request(method, path)
            answer = connection.getresponse()
            return answer.status, answer.read()

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    site = Home(tmp_path_factory.mktemp("phone"))
    yield site
    site.process.terminate()
    site.process.wait(30)


def test_the_site_learns_that_it_is_asked_over_https_and_by_whom(home):
    assert home.get("/asked") == "https 127.0.0.1"


def test_what_a_client_says_of_itself_is_not_believed(home):
    headers = {"X-Forwarded-Proto": "http", "X-Forwarded-For": "10.1.1.1"}
    assert home.get("/asked", **headers) == "https 127.0.0.1"


def test_a_large_body_arrives_whole(home):
    assert home.get("/", b"a" * LARGE).split()[0] == str(LARGE)


def test_a_large_answer_arrives_whole(home):
    assert len(home.get(f"/?{LARGE}")) == LARGE


def test_a_connection_serves_several_requests(home):
    connection = home.connection()
    answers = []
    for body in (b"four", b"thirteen char"):
        connection.request("POST", "/", body)
        answers.append(connection.getresponse().read().split()[0])
    connection.close()
    assert answers == [b"4", b"13"]


def test_without_https_only_the_way_to_it_is_shown(home):
    assert home.plain("/") == (200, b"<h1>Trust this machine</h1>")
    assert home.plain("/?from=camera") == (200, b"<h1>Trust this machine</h1>")
    assert home.plain("/", "HEAD") == (200, b"")
    assert home.plain("/today/")[0] == 404


def test_without_https_nothing_reaches_the_site(home):
    with home.connect() as client:
        client.sendall(b"PROXY TCP4 1.2.3.4 127.0.0.1 0 0\r\nGET /asked HTTP/1.1\r\n\r\n")
        assert client.recv(100).startswith(b"HTTP/1.1 404 ")


def test_a_phone_that_trusts_somebody_else_refuses(home):
    connection = HTTPSConnection("127.0.0.1", home.port, timeout=20)
    with pytest.raises(ssl.SSLCertVerificationError):
        connection.request("GET", "/")


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_old_tls_is_refused(home):
    old = home.context
    old.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    old.maximum_version = ssl.TLSVersion.TLSv1_1
    with home.connect() as client, pytest.raises((ssl.SSLError, ConnectionError)):
        old.wrap_socket(client, server_hostname="127.0.0.1")


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET / HT", b"\x16", b"\x16\x03\x01\x02\x00\x01"],
    ids=["nothing", "half a head", "a byte of a handshake", "half a handshake"],
)
def test_slow_clients_hold_nobody_and_are_sent_away(home, sent):
    with ExitStack() as slow:
        clients = [slow.enter_context(home.connect()) for _ in range(MANY)]
        for client in clients:
            client.sendall(sent)
        assert home.get("/asked") == "https 127.0.0.1"
        assert [ended(client) for client in clients] == [True] * MANY


def ended(client: socket.socket) -> bool:
    """Whether the other side ends the connection."""
    try:
        return client.recv(100) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize(
    "sent",
    [b"\x00" * 50, b"\x16" * 5000, b"GET / HTTP/1.1\r\n" + b"a" * 9999],
    ids=["zeros", "no handshake", "no head"],
)
def test_nonsense_ends_the_connection_and_nothing_else(home, sent):
    with home.connect() as client:
        client.sendall(sent)
        while not ended(client):
            pass
    assert home.get("/asked") == "https 127.0.0.1"


def test_asked_to_end_it_ends_with_the_site_behind_it(tmp_path):
    home = Home(tmp_path)
    home.process.send_signal(signal.SIGTERM)
    assert home.process.wait(30) == 0
    with pytest.raises(ConnectionRefusedError):
        home.connect()
