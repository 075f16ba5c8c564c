"""The key by which push services know the server."""

import stat

from ldn_tracker.push import key


def test_only_its_owner_can_read_it(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    key.public_key()
    (file,) = tmp_path.iterdir()
    assert (file.name, stat.S_IMODE(file.stat().st_mode)) == ("push_key.pem", 0o600)


def test_it_stays_the_same_over_a_restart(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    first = key.public_key()
    key._read.cache_clear()
    assert key.public_key() == first


def test_of_two_that_make_it_at_once_the_first_stays(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    first = key.public_key()
    key._make(tmp_path / "push_key.pem")
    key._read.cache_clear()
    assert key.public_key() == first


def test_a_browser_can_read_it(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    assert len(key.public_key()) == 87  # 65 bytes
