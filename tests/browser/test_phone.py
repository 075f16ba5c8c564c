"""`make phone` as a phone meets it: over https, with what needs https, against its own address."""

import base64
import hashlib
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import expect

from ldn_tracker.server.environment import Misconfigured
from ldn_tracker.server.phone import address
from tests.conftest import PASSWORD

ROOT = Path(__file__).resolve().parents[2]
CONTROLLED = "async () => !!(await navigator.serviceWorker.ready).active"
KEPT = "async () => !!(await caches.match('/today/blank/print'))"


def home_address() -> str | None:
    try:
        found = address.own_address()
        address.need_home(found)
    except Misconfigured:
        return None
    return found


HOME = home_address()
pytestmark = pytest.mark.skipif(HOME is None, reason="this machine is in no home network")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The address of a fresh site, the code for its first account, and where its files are."""
    place = tmp_path_factory.mktemp("home")
    with socket.create_server((HOME, 0)) as free:
        port = free.getsockname()[1]
    given = {
        "DJANGO_SETTINGS_MODULE": "ldn_tracker.settings",
        "PHONE": "on",
        "HOST": HOME,
        "PORT": str(port),
        "DATA_DIR": str(place / "data"),
        "STATIC_ROOT": str(place / "static"),
        "WORKERS": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT, env=os.environ | given, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    printed = ""
    while "Stop with" not in printed:
        line = process.stdout.readline()
        assert line, printed
        printed += line
    yield f"https://{HOME}:{port}", re.search(r"code:  (\S+)", printed)[1], place / "data"
    process.terminate()
    process.wait(60)
    process.stdout.close()


@pytest.fixture
def phone(served, browser_type, browser_type_launch_args):
    """A page of a browser that trusts the certificate of this machine."""
    pem = (served[2] / "phone" / "site.pem").read_bytes()
    key = x509.load_pem_x509_certificate(pem).public_key()
    bare = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    known = base64.b64encode(hashlib.sha256(bare).digest()).decode()
    trust = f"--ignore-certificate-errors-spki-list={known}"
    flags = [*browser_type_launch_args["args"], trust]
    with browser_type.launch(**browser_type_launch_args | {"args": flags}) as browser:
        yield browser.new_page(base_url=served[0], viewport={"width": 390, "height": 844})


def test_an_account_a_check_in_and_a_page_without_a_network(served, phone):
    url, code, _ = served
    phone.goto(url.replace("https", "http"))
    phone.get_by_role("link", name="Open LDN tracker").click()
    expect(phone).to_have_url(re.compile(rf"{url}/accounts/login/"))
    phone.goto("/accounts/signup/")
    phone.get_by_label("One-time code").fill(code)
    phone.get_by_label("User name").fill("mere")
    phone.get_by_label("Password", exact=True).fill(PASSWORD)
    phone.locator("main button[type=submit]").click()
    expect(phone.locator("ul.codes li")).to_have_count(8)
    cookies = {each["name"]: each["secure"] for each in phone.context.cookies()}
    assert cookies == {"__Host-session": True, "__Host-csrf": True}
    phone.goto("/today/")
    phone.locator("label").filter(has_text=re.compile(r"^6$")).first.click()
    expect(phone.locator("#check-in:not([data-unsent='some'])")).to_have_count(1)
    assert phone.evaluate(CONTROLLED) is True
    for _ in range(200):
        if phone.evaluate(KEPT):
            break
        phone.wait_for_timeout(50)
    phone.context.set_offline(True)
    phone.goto("/today/")
    expect(phone).to_have_title("Today")
