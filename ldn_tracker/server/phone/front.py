"""Speaks https with the phones of a home, and hands on what they say; knows nothing of the site.

On one port: a client that begins with a TLS handshake is let through to the site, whoever
speaks plain http is shown how to trust this machine, and nothing else.
"""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ldn_tracker.server.phone import channel

WITHIN = 15  # seconds for a first byte, a handshake, the head of a plain request
GOODBYE = 5  # seconds for a client to say that it has seen the end
UNREAD = 60  # seconds in which some of an answer is to be read
MOST = 200  # connections at once
PIECE = 64 * 1024  # bytes
LARGEST_HEAD = 8 * 1024
HANDSHAKE = b"\x16"  # the first byte that TLS sends
A_DAY = 24 * 3600


@dataclass(frozen=True)
class PlainPage:
    """Something that is shown without https."""

    kind: str
    body: bytes


NOT_FOUND = PlainPage("text/plain; charset=utf-8", b"Not found. Open the address without a path.")


class Front:
    """A server on `host:port` in front of the site that listens on the socket `inner`.

    `renewed` returns the file of the certificate, renewed where it has to be; it is asked daily.
    """

    def __init__(
        self, host: str, port: int, *, inner: Path, renewed: Callable[[], Path],
        pages: Mapping[str, PlainPage],
    ):  # fmt: skip
        self.host, self.port, self.inner = host, port, inner
        self.pages, self.renewed = pages, renewed
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self.context.set_alpn_protocols(["http/1.1"])
        self.context.load_cert_chain(renewed())
        self.open: set[asyncio.Task] = set()

    async def serve(self) -> None:
        """Accept until cancelled."""
        loop = asyncio.get_running_loop()
        renewing = loop.create_task(self._renew())
        with socket.create_server((self.host, self.port), backlog=128) as listening:
            listening.setblocking(False)
            try:
                while True:
                    client, _ = await loop.sock_accept(listening)
                    if len(self.open) >= MOST:
                        client.close()
                        continue
                    task = loop.create_task(self._meet(client))
                    self.open.add(task)
                    task.add_done_callback(self.open.discard)
            finally:
                renewing.cancel()
                for task in self.open:
                    task.cancel()

    async def _renew(self) -> None:
        """A server that runs for years has a certificate that is good, for new connections."""
        while True:
            await asyncio.sleep(A_DAY)
            self.context.load_cert_chain(self.renewed())

    async def _meet(self, client: socket.socket) -> None:
        """Look at the first byte without taking it, and go on as it asks; failures end it."""
        with contextlib.suppress(OSError, EOFError, TimeoutError, asyncio.LimitOverrunError):
            try:
                first = await asyncio.wait_for(_first_byte(client), WITHIN)
            except BaseException:
                client.close()
                raise
            is_secure = first == HANDSHAKE
            # From here on the socket is the stream's, which closes it.
            reader, writer = await self._streams(client, secure=is_secure)
            with contextlib.closing(writer):
                await (self._carry if is_secure else self._show)(reader, writer)

    async def _streams(self, client: socket.socket, *, secure: bool):
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader(limit=PIECE if secure else LARGEST_HEAD)
        transport, protocol = await loop.connect_accepted_socket(
            lambda: asyncio.StreamReaderProtocol(reader),
            client,
            ssl=self.context if secure else None,
            ssl_handshake_timeout=WITHIN if secure else None,
            ssl_shutdown_timeout=GOODBYE if secure else None,
        )
        return reader, asyncio.StreamWriter(transport, protocol, reader, loop)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hand on both ways until either side ends it."""
        client = writer.get_extra_info("peername")[0]
        inner_reader, inner_writer = await asyncio.open_unix_connection(str(self.inner))
        inner_writer.write(channel.line(client, self.host))
        ways = {
            asyncio.create_task(_hand_on(reader, inner_writer)),
            asyncio.create_task(_hand_on(inner_reader, writer)),
        }
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            inner_writer.close()
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)

    async def _show(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request without https: a page, or 404 to whatever is none."""
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), WITHIN)
        method, _, path = head.partition(b"\r\n")[0].partition(b" ")
        page = self.pages.get(path.split(b" ")[0].split(b"?")[0].decode("latin-1"))
        writer.write(answer(page, is_head=method == b"HEAD"))
        await asyncio.wait_for(writer.drain(), UNREAD)


def answer(page: PlainPage | None, *, is_head: bool) -> bytes:
    """A page as HTTP, with what keeps it from doing more than being read."""
    status = "200 OK" if page else "404 Not Found"
    page = page or PlainPage(
        "text/plain; charset=utf-8", b"Not found. Open the address without a path."
    )
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {page.kind}\r\nContent-Length: {len(page.body)}\r\n"
        "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src data:\r\n"
        "Referrer-Policy: no-referrer\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + (b"" if is_head else page.body)


async def _first_byte(client: socket.socket) -> bytes:
    """The first byte that a client sends, which stays to be read; b"" when it sends none."""
    loop = asyncio.get_running_loop()
    client.setblocking(False)
    ready = loop.create_future()
    loop.add_reader(client, lambda: ready.done() or ready.set_result(None))
    try:
        await ready
    finally:
        loop.remove_reader(client)
    return client.recv(1, socket.MSG_PEEK)


async def _hand_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(PIECE):
        writer.write(data)
        await asyncio.wait_for(writer.drain(), UNREAD)
