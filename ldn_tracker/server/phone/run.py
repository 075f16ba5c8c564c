"""The front and, as its child, the site behind it: one ends with the other."""

import asyncio
import signal
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from ldn_tracker.server.phone.front import Front, PlainPage

ENDS_WITHIN = 20  # seconds for what it is answering


def run(
    site: Callable[[str], list[str]], host: str, port: int, *, renewed: Callable[[], Path],
    pages: Mapping[str, PlainPage],
) -> int:  # fmt: skip
    """Serve until interrupted; the exit status of the site.

    `site` makes the command that serves on a given socket, as gunicorn writes it.
    """
    # In a folder of its own for this user only: a path in DATA_DIR may be too long for a socket.
    with tempfile.TemporaryDirectory(prefix="ldn-") as place:
        inner = Path(place) / "site"
        front = Front(host, port, inner=inner, renewed=renewed, pages=pages)
        child = subprocess.Popen(site(f"unix:{inner}"), start_new_session=True)  # noqa: S603 (ours)
        try:
            asyncio.run(_until_over(front, child))
        finally:
            child.terminate()
            try:
                child.wait(ENDS_WITHIN)
            except subprocess.TimeoutExpired:
                child.kill()
        return child.returncode


async def _until_over(front: Front, child: subprocess.Popen) -> None:
    """Serve until the site ends or somebody asks us to."""
    loop = asyncio.get_running_loop()
    over = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, over.set)
    ended = loop.run_in_executor(None, child.wait)
    ended.add_done_callback(lambda _: over.set())
    serving = loop.create_task(front.serve())
    stopping = loop.create_task(over.wait())
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    child.terminate()
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
