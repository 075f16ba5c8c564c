"""Whom the server may be made to ask: the push services of browser makers, and nobody else."""

import pytest

from ldn_tracker.push.services import is_known

KNOWN = [
    "https://fcm.googleapis.com/fcm/send/abc:def",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
    "https://web.push.apple.com/QJ-x",
    "https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%3d",
    "https://fcm.googleapis.com:443/x",
    "https://FCM.googleapis.com/x",
]
UNKNOWN = [
    "http://fcm.googleapis.com/fcm/send/abc",
    "https://127.0.0.1/x",
    "https://localhost/x",
    "https://10.0.0.1/x",
    "https://[::1]/x",
    "https://169.254.169.254/latest/meta-data",
    "https://example.org/x",
    "https://fcm.googleapis.com.evil.example/x",
    "https://evilfcm.googleapis.com/x",
    "https://evil.example/fcm.googleapis.com",
    "https://fcm.googleapis.com@evil.example/x",
    "https://user@fcm.googleapis.com/x",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com:x/",
    "https://evil.example\\@fcm.googleapis.com/x",
    "https://notify.windows.com.evil.example/",
    "https://xpush.apple.com.evil/",
    "https://fcm.googleapis.com:/x",
    "https://a..push.apple.com/x",
    "https://.push.apple.com/x",
    f"https://{'a' * 64}.push.apple.com/x",
    "https://*.push.apple.com/x",
    "https://127.0.0.1;.push.apple.com/x",
    "https://%31.push.apple.com/x",
    "https://fcm.googleapis.com/\n",
    "//fcm.googleapis.com/x",
    "ftp://fcm.googleapis.com/x",
    "https://fcm.googleapis.com/" + "x" * 1000,
    "",
]


@pytest.mark.parametrize("endpoint", KNOWN)
def test_a_push_service_of_a_browser_maker_is_known(endpoint):
    assert is_known(endpoint) is True


@pytest.mark.parametrize("endpoint", UNKNOWN)
def test_any_other_address_is_not(endpoint):
    assert is_known(endpoint) is False


def test_a_test_may_have_a_service_of_its_own():
    also = ("http://127.0.0.1:8123",)
    addresses = ("http://127.0.0.1:8123/x", "http://127.0.0.1:8124/x")
    assert [is_known(each, also) for each in addresses] == [True, False]
