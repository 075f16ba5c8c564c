"""What `make phone` prints: the address as a square, what to do, what it is safe for."""

import io

import segno

WHITE_ON_BLACK, AS_BEFORE = "\033[97;40m", "\033[0m"


def square(address: str, *, coloured: bool) -> str:
    """An address as a square for a phone's camera, in characters of a terminal.

    `coloured`: light on dark whatever the colours of the terminal are.
    """
    drawn = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(drawn, compact=True)
    lines = drawn.getvalue().splitlines()
    return "\n".join(f"{WHITE_ON_BLACK}{line}{AS_BEFORE}" if coloured else line for line in lines)


def announcement(address: str, fingerprint: str, *, is_new: bool, coloured: bool) -> str:
    """The lines for somebody at the laptop with a phone beside them."""
    first = address.replace("https://", "http://", 1)
    once = "" if is_new else " (a phone that has done this goes straight to the address below)"
    return f"""
  LDN tracker for the phones in your home

  1. The phone joins the same Wi-Fi as this machine.
  2. Point its camera at this square, or type {first}/
     The page says how the phone learns to trust this machine{once}.

{square(first + "/", coloured=coloured)}
  3. From then on the diary is at {address}/

  The phone shows this fingerprint (SHA-256) when it installs the certificate. Compare it:
  {fingerprint[:47]}
  {fingerprint[48:]}

  Safe for: a home network whose people you trust. What you write travels encrypted, and everybody
  needs a password. The certificate counts for this machine alone, for no other site.
  Not for: Wi-Fi in cafés, hospitals, student halls, or for guests. Don’t open this port to the
  internet; docs/deployment.md shows what to do instead.
  The diary can be reached as long as this window is open.
"""
