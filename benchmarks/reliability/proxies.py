"""nginx and Caddy in front of a site of the trials, set up as docs/deployment.md shows them."""

import contextlib
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reliability.site import ROOT, Site, free_port

GUIDE = ROOT / "docs" / "deployment.md"
NGINX = """
daemon off; error_log {place}/error.log; pid {place}/pid;
events {{ worker_connections 4096; }}
http {{
client_body_temp_path {place}/body; proxy_temp_path {place}/answers;
fastcgi_temp_path {place}/fastcgi; uwsgi_temp_path {place}/uwsgi; scgi_temp_path {place}/scgi;
{example}
}}
"""


def nginx(place: Path, port: int, to: int) -> list[str]:
    """Its command, with the example in a configuration of its own."""
    example = _example("nginx", to).replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    (place / "nginx.conf").write_text(NGINX.format(place=place, example=example))
    return ["nginx", "-c", str(place / "nginx.conf"), "-p", str(place)]


def caddy(place: Path, port: int, to: int) -> list[str]:
    """Its command; without https, as the name is of nobody."""
    example = _example("caddy", to).replace("127.0.0.1 {", f"http://127.0.0.1:{port} {{")
    example = example.replace("{\n", "{\n\tadmin off\n\tauto_https off\n", 1)
    (place / "Caddyfile").write_text(example)
    return ["caddy", "run", "--config", str(place / "Caddyfile")]


PROXIES = {"nginx": nginx, "caddy": caddy}


@contextlib.contextmanager
def in_front(name: str | None, served: Site) -> Iterator[int]:
    """The port at which a site is reached, through this program meanwhile."""
    if name is None:
        yield served.port
        return
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="ldn-proxy-") as folder:
        place = Path(folder)
        place.chmod(0o755)  # nginx serves as another user
        command = PROXIES[name](place, port, served.port)
        with (place / "log").open("w") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: S603
        try:
            _wait(port)
            yield port
        finally:
            process.terminate()
            process.wait(20)


def _example(language: str, to: int) -> str:
    """The first fenced block of a language in the guide, for a site at a port."""
    text = re.search(rf"^```{language}\n(.*?)^```$", GUIDE.read_text(), re.DOTALL | re.MULTILINE)[1]
    return text.replace("ldn.example.org", "127.0.0.1").replace("127.0.0.1:8000", f"127.0.0.1:{to}")


def _wait(port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    raise RuntimeError("the web server in front does not answer")
