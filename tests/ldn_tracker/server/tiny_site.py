"""What the worker's tests have it serve: it says back what it was sent, and loses patience soon."""

import os
import time
from pathlib import Path

from ldn_tracker.server import worker

worker.WITHIN, worker.IDLE, worker.MOST_WAITING = 0.5, 0.5, 20
SLOW_PATH = "/waits"
ASKED_PATH = "/asked"
PIECES_PATH = "/pieces"


def application(environ, start_response):
    """As many bytes as the query says, or the body's length, who asked and how.

    `/pieces` sends as many pieces as the query says. `/asked` tells how and from where it was
    asked. `/waits` tells by a file that it was asked, and answers once another is there.
    """
    body = environ["wsgi.input"].read()
    if environ["PATH_INFO"] == SLOW_PATH:
        Path(os.environ["BEGUN"]).touch()
        while not Path(os.environ["GO_ON"]).exists():
            time.sleep(0.01)
    if environ["PATH_INFO"] == ASKED_PATH:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [f"{environ['wsgi.url_scheme']} {environ['REMOTE_ADDR']}".encode()]
    if environ["PATH_INFO"] == PIECES_PATH:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return (bytes(100_000) for _ in range(int(environ["QUERY_STRING"])))
    if environ["QUERY_STRING"]:
        start_response("200 OK", [("Content-Length", environ["QUERY_STRING"])])
        return [bytes(int(environ["QUERY_STRING"]))]
    asked = (environ.get(f"HTTP_X_FORWARDED_{name}", "-") for name in ("FOR", "PROTO"))
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [" ".join([str(len(body)), *asked]).encode()]
