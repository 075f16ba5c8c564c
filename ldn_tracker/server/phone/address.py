"""Which address the phones of a home use, and what is refused as one."""

import os
import socket
from collections.abc import Mapping
from ipaddress import IPv4Address
from pathlib import Path
from urllib.parse import urlsplit

from ldn_tracker.server.environment import Misconfigured

PORT = "8443"
NOWHERE = ("192.0.2.1", 9)  # an address of documentation (RFC 5737); nothing is sent to it
SHARED = "Set the address yourself:\n  make phone HOST=192.168.1.20"


def at_home(env: Mapping[str, str]) -> dict[str, str]:
    """HOST, PORT and PUBLIC_URL as `make phone` needs them; what is set already is kept.

    Raises Misconfigured for an address that is not one of a home network, or one without https.
    """
    host = env.get("HOST", "") or own_address()
    need_home(host)
    port = env.get("PORT", "") or PORT
    url = (env.get("PUBLIC_URL", "") or f"https://{host}:{port}").rstrip("/")
    if urlsplit(url).scheme != "https" or not url.endswith(f":{port}"):
        raise Misconfigured(
            f"PUBLIC_URL is {url!r}. For a phone it starts with https:// and ends with the port:\n"
            f"  make phone PUBLIC_URL=https://laptop.local:{port}"
        )
    return {"HOST": host, "PORT": port, "PUBLIC_URL": url}


def own_address() -> str:
    """The address of this machine in its network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)
        except OSError as error:
            raise Misconfigured(
                "This machine is in no network, so no phone can reach it.\n"
                f"Join the Wi-Fi that the phone uses and try again. {SHARED}"
            ) from error
        return probe.getsockname()[0]


def need_home(host: str) -> None:
    """Refuse what is no IPv4 address of a home network, as it would let in others than those."""
    try:
        address = IPv4Address(host)
    except ValueError as error:
        raise Misconfigured(f"HOST is {host!r}, which is no address of a home. {SHARED}") from error
    if address.is_unspecified or address.is_loopback or address.is_link_local:
        raise Misconfigured(f"No phone can open {host}. {SHARED}")
    if address.is_global:
        raise Misconfigured(
            f"{host} is an address on the internet, not one of a home network.\n"
            "docs/deployment.md shows how to serve a name on the internet."
        )


def machine_name() -> str:
    """The name by which this machine knows itself, as a name of the network at home."""
    letters = (each if each.isalnum() and each.isascii() else "-" for each in socket.gethostname())
    name = "".join(letters).strip("-").lower() or "ldn-tracker"
    return f"{name[:63].rstrip('-')}.local"


def authority_name() -> str:
    """What a phone's settings call the authority of this machine: 64 letters at most."""
    return f"LDN tracker on {machine_name().removesuffix('.local')}"[:64]


def folder(data_dir: Path) -> Path:
    """Where the certificate is kept: for the owner only."""
    path = data_dir / "phone"
    path.mkdir(mode=0o700, exist_ok=True)
    os.chmod(path, 0o700)
    return path
