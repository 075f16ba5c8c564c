"""The process that serves: gunicorn's, with waitress in it, so that no slow client holds a thread.

One loop reads every request whole before a thread sees it, and sends what the threads answered.
What is too slow is ended: half a header, a body that drips, an answer that nobody reads. Of too
many connections those go first that have waited longest for their own client.
"""

import os
import tempfile
import time

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server

WITHIN = 30  # seconds for a request to arrive, and for some of an answer to be read
SLOWEST = 8 * 1024  # bytes a second of a body that takes longer
LONGEST = 600  # seconds for any answer to be read
IDLE = 90  # seconds in which a browser may ask again on the same connection
MOST_WAITING = 400  # connections of a process whose client is to send or read something
LOOK = 0.5  # seconds between two looks for what is too slow
LARGEST_HEAD = 32 * 1024
IN_MEMORY = 256 * 1024  # of a body or answer; the rest in a file that has no name
# Of an answer in pieces a thread waits for its client above this; the largest has 210 MB.
LARGEST_ANSWER = 1024**3


class Channel(HTTPChannel):
    """A connection that knows since when its client is to send or read something."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = self.waits = time.monotonic()
        self.patience = WITHIN
        self.is_ours = False  # a thread is at work for it

    def received(self, data):
        """The time of a request counts from its first byte."""
        if self.request is None:
            self.asked = time.monotonic()
        return super().received(data)

    def service(self):
        """A thread answers; from then on the client is to read, and may ask again."""
        self.is_ours = True
        super().service()
        self.asked = self.waits = time.monotonic()
        self.patience = IDLE
        self.is_ours = False

    def is_too_slow(self, now: float) -> bool:
        """Whether more time has gone than anybody with a poor signal needs."""
        if self.requests or self.is_ours:
            return False
        if self.total_outbufs_len:
            return now - self.waits > LONGEST or time.time() - self.last_activity > WITHIN
        if self.request is None:
            return now - self.waits > self.patience
        return now - self.asked > WITHIN + self.request.body_bytes_received / SLOWEST


class BufferingWorker(Worker):
    """Serves until gunicorn says to stop; then answers what has arrived, and nothing more."""

    next_look = 0.0

    def run(self):
        """Accept, read, send, and end what is too slow, a second at most at a time."""
        from django.conf import settings  # not in the process that only looks after this one

        from ldn_tracker.server.phone.channel import PhoneChannel  # it is made of ours

        tempfile.tempdir = str(settings.DATA_DIR)  # a diary on its way lies in no shared directory
        sockets: dict = {}
        channel_class = PhoneChannel if settings.PHONE else Channel
        server = create_server(
            self.wsgi,
            map=sockets,
            # The front of `make phone` speaks nothing else (ldn_tracker/server/phone/front.py).
            url_scheme="https" if settings.PHONE else "http",
            sockets=[each.sock for each in self.sockets],
            threads=self.cfg.threads,
            ident=None,
            clear_untrusted_proxy_headers=False,  # Django reads them, where there is a proxy
            connection_limit=2 * MOST_WAITING,
            # Below this a page says what is too large; above, a line.
            max_request_body_size=4 * settings.FILE_UPLOAD_MAX_MEMORY_SIZE,
            max_request_header_size=LARGEST_HEAD,
            inbuf_overflow=IN_MEMORY,
            outbuf_overflow=IN_MEMORY,
            outbuf_high_watermark=LARGEST_ANSWER,
            asyncore_use_poll=True,
        )
        for each in _listening(sockets):
            each.channel_class = channel_class
        while self.alive and self.ppid == os.getppid():
            self._turn(sockets)
        self._finish(sockets)
        server.task_dispatcher.shutdown()
        wasyncore.close_all(sockets)

    def _turn(self, sockets: dict) -> None:
        self.notify()
        wasyncore.loop(timeout=1, use_poll=True, map=sockets, count=1)
        now = time.monotonic()
        if now < self.next_look:
            return
        self.next_look = now + LOOK
        channels = _channels(sockets)
        late = [channel for channel in channels if channel.is_too_slow(now)]
        if len(channels) > MOST_WAITING:
            idle = (each for each in channels if not (each.requests or each.is_ours))
            waiting = sorted(idle, key=_since)
            late += waiting[: len(channels) - MOST_WAITING]
        for channel in set(late):
            channel.handle_close()

    def _finish(self, sockets: dict) -> None:
        for each in _listening(sockets):
            each.accepting = False
        until = time.monotonic() + self.cfg.graceful_timeout / 2
        while time.monotonic() < until and any(
            channel.requests or channel.total_outbufs_len for channel in _channels(sockets)
        ):
            self._turn(sockets)


def _since(channel: Channel) -> float:
    return channel.waits


def _listening(sockets: dict) -> list[BaseWSGIServer]:
    return [each for each in sockets.values() if isinstance(each, BaseWSGIServer)]


def _channels(sockets: dict) -> list[Channel]:
    return [each for each in sockets.values() if isinstance(each, Channel)]
