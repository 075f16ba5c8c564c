"""(pure) The secret in the address of a calendar: what it looks like and what is kept of it.

32 random bytes: there is nothing to guess, so a plain hash is enough to keep, and no count of wrong
tries is needed.
"""

import hashlib
import secrets

BYTES = 32


def make() -> str:
    """A new secret, as it stands in an address."""
    return secrets.token_urlsafe(BYTES)


def digest(secret: str) -> str:
    """What is stored instead of the secret (hex, 64 characters)."""
    return hashlib.sha256(secret.encode()).hexdigest()
