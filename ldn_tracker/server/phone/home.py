"""The site as `make phone` serves it: its certificate in DATA_DIR, and what is shown before."""

from collections.abc import Callable, Mapping
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from ldn_tracker.server.phone import address, certificate, run
from ldn_tracker.server.phone.front import PlainPage
from ldn_tracker.server.static_finder import joined

SHEET, CERTIFICATE = "/site.css", "/ldn-tracker.crt"


def keep() -> certificate.KeptCertificate:
    """The certificate for the address that phones open, made or renewed where it has to be."""
    return certificate.keep(
        address.folder(settings.DATA_DIR),
        host=settings.PUBLIC_URL.hostname,
        machine=address.machine_name(),
        name=address.authority_name(),
        at=timezone.now(),
    )


def pages(kept: certificate.KeptCertificate) -> Mapping[str, PlainPage]:
    """What is shown without https: how to trust this machine, and the certificate itself."""
    words = {
        "address": settings.PUBLIC_URL.geturl(),
        "certificate": CERTIFICATE,
        "name": address.authority_name(),
        "sheet": SHEET,
    }
    page = render_to_string("site/phone.html", words).encode()
    return {
        "/": PlainPage("text/html; charset=utf-8", page),
        SHEET: PlainPage("text/css; charset=utf-8", joined().encode()),
        CERTIFICATE: PlainPage("application/x-x509-ca-cert", kept.authority),
    }


def serve(site: Callable[[str], list[str]], kept: certificate.KeptCertificate) -> int:
    """Serve until interrupted; `site` makes the command that serves on a given socket."""

    def renewed() -> Path:
        return keep().site

    return run.run(site, settings.HOST, settings.PORT, renewed=renewed, pages=pages(kept))
