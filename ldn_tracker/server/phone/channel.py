"""A connection that comes through the front of `make phone`, which says first who asks.

It does so in a line of the PROXY protocol, version 1: `PROXY TCP4 192.168.1.31 …`.
"""

from ldn_tracker.server.worker import Channel

LONGEST_LINE = 107  # bytes, says the protocol


def line(client: str, server: str) -> bytes:
    """What the front says of a connection from `client`."""
    return f"PROXY TCP4 {client} {server} 0 0\r\n".encode()


class PhoneChannel(Channel):
    """A connection whose first line is who it is from; the rest is a request like any other."""

    is_known = False  # who it is from
    first = b""  # what has come of the line

    def received(self, data):
        """Take the line off, once; whoever sends none is not the front."""
        if self.is_known:
            return super().received(data)
        self.first += data
        said, end, rest = self.first.partition(b"\r\n")
        if not end and len(said) <= LONGEST_LINE:
            return True
        self.is_known = True
        words = said.split()
        if len(words) != 6 or words[0] != b"PROXY":
            self.will_close = True
            return False
        self.addr = (words[2].decode("ascii", "replace"), 0)
        return super().received(rest)
