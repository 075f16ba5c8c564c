"""A push service on this machine that writes down what it is asked."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest


class Service:
    """`asked` has the path, the headers and the body of each request; `answers` by path."""

    def __init__(self):
        self.asked: list[tuple[str, dict, bytes]] = []
        self.answers: dict[str, tuple[int, dict]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def paths(self) -> list[str]:
        """The paths that were asked, in order."""
        return [path for path, *_ in self.asked]

    def _handler(service):
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                service.asked.append((self.path, dict(self.headers), body))
                status, headers = service.answers.get(self.path, (201, {}))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_POST

            def log_message(self, *_):
                pass

        return Handler


@pytest.fixture
def service(settings):
    made = Service()
    settings.PUSH_ALSO = (made.address,)
    yield made
    made.server.shutdown()
    made.server.server_close()
