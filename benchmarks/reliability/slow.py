"""What others notice of fifty clients that are slow on purpose, or have a very poor signal.

    .venv/bin/python -m benchmarks.reliability.slow [--slow 50] [--rounds 4] [--behind nginx]

Each kind of slow client in turn, five seconds a round, as a shared machine is busy at times: half a
header and no more, a header and a body that drip, an answer that is not read. Meanwhile four people
open Today. `--behind` nginx or caddy: through that, set up as docs/deployment.md shows.
"""

import argparse
import contextlib
import socket
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPException

from benchmarks.reliability.proxies import PROXIES, in_front
from benchmarks.reliability.site import Site, Visitor, percentile, site

HEAD = b"GET /about/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: "
BODY = (
    b"POST /accounts/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
)
PLOTLY = b"GET /static/%s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
OTHERS = 4


def half_a_header(client: socket.socket, stop: threading.Event) -> None:
    """Send the beginning, and wait."""
    client.sendall(HEAD)
    stop.wait()


def dripping_header(client: socket.socket, stop: threading.Event) -> None:
    """A letter a second."""
    client.sendall(HEAD)
    while not stop.wait(1):
        client.sendall(b"x")


def dripping_body(client: socket.socket, stop: threading.Event) -> None:
    """A byte a second of two thousand."""
    client.sendall(BODY)
    while not stop.wait(1):
        client.sendall(b"x")


def unread_answer(client: socket.socket, stop: threading.Event) -> None:
    """Ask for the largest file, and read none of it."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    client.sendall(PLOTLY % unread_answer.file)
    stop.wait()


KINDS: dict[str, Callable] = {
    "nobody": lambda client, stop: None,
    "half a header": half_a_header,
    "a header that drips": dripping_header,
    "a body that drips": dripping_body,
    "an answer that is not read": unread_answer,
}


def main() -> int:
    """Print what the others waited, for each kind; 1 where it is more than twice as long."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slow", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--behind", choices=PROXIES)
    options = parser.parse_args()
    with site(people=OTHERS) as served, in_front(options.behind, served) as port:
        unread_answer.file = largest_file(served)
        seen: dict[str, list[float]] = {kind: [] for kind in KINDS}
        for _ in range(options.rounds):
            for kind, waits in seen.items():
                waits += tried(served, port, kind, options)
        sys.stdout.write(f"MiB of each worker afterwards: {served.memory()}\n")
    for kind, waits in seen.items():
        report(f"{options.slow} × {kind}", waits)
    usual = percentile(seen["nobody"], 0.95)
    return int(any(percentile(waits, 0.95) > 2 * usual for waits in seen.values()))


def tried(served: Site, port: int, kind: str, options: argparse.Namespace) -> list[float]:
    """The seconds that each page took the others while the slow ones were there."""
    stop, waits, failed = threading.Event(), [], []
    slow = [slow_client(port, KINDS[kind], stop) for _ in range(options.slow)]
    time.sleep(1)
    until = time.monotonic() + options.seconds
    others = [
        threading.Thread(target=opens_today, args=(visitor(served, n, port), until, waits, failed))
        for n in range(OTHERS)
    ]
    for thread in others:
        thread.start()
    for thread in others:
        thread.join()
    stop.set()
    for thread in slow:
        thread.join()
    return [*waits, *(max(options.seconds, each) for each in failed)]


def report(kind: str, waits: list[float]) -> None:
    """What the others waited; a page that failed counts as five seconds or more."""
    p50, p95, most = (1000 * percentile(waits, part) for part in (0.5, 0.95, 1))
    sys.stdout.write(
        f"{kind}: {len(waits)} pages, p50 {p50:.0f} ms, p95 {p95:.0f} ms, longest {most:.0f} ms\n"
    )


def visitor(served: Site, person: int, port: int) -> Visitor:
    """A browser that asks at this port."""
    browser = served.visitor(person)
    browser.port = port
    return browser


def slow_client(port: int, act: Callable, stop: threading.Event) -> threading.Thread:
    """One that comes again when it is sent away."""

    def comes_again():
        while not stop.is_set():
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)) as own:
                act(own, stop)
            stop.wait(0.5)

    thread = threading.Thread(target=comes_again)
    thread.start()
    return thread


def opens_today(visitor: Visitor, until: float, waits: list, failed: list) -> None:
    """Open Today again and again."""
    visitor.timeout = 10
    while time.monotonic() < until:
        begun = time.monotonic()
        try:
            is_shown = visitor.get("/today/").status == 200
        except (OSError, HTTPException):
            is_shown = False
        (waits if is_shown else failed).append(time.monotonic() - begun)
        time.sleep(0.05)


def largest_file(served: Site) -> bytes:
    """The name of the largest static file."""
    static = served.place / "static"
    plain = [path for path in static.rglob("*.js") if path.is_file()]
    return max(plain, key=lambda path: path.stat().st_size).relative_to(static).as_posix().encode()


if __name__ == "__main__":
    sys.exit(main())
