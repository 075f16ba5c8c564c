"""The tiny site as `make phone` serves it, on 127.0.0.1: `tiny_phone.py PORT FOLDER`."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from ldn_tracker.server.phone import certificate, front, run

SITE = "tests.ldn_tracker.server.tiny_site:application"
MACHINE = "laptop.local"


def command(place: str) -> list[str]:
    """What serves the tiny site on a socket."""
    words = f"""-m gunicorn {SITE} --bind {place} --workers 1 --threads 4 --no-control-socket
        --worker-class ldn_tracker.server.worker.BufferingWorker --log-level warning"""
    return [sys.executable, *words.split()]


def main() -> int:
    """Serve until interrupted; slow clients are sent away soon."""
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    front.WITHIN, front.MOST = 0.5, 40

    def renewed() -> Path:
        return certificate.keep(
            folder, host="127.0.0.1", machine=MACHINE, name="LDN tracker", at=datetime.now(UTC)
        ).site

    pages = {"/": front.PlainPage("text/html; charset=utf-8", b"<h1>Trust this machine</h1>")}
    return run.run(command, "127.0.0.1", port, renewed=renewed, pages=pages)


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
