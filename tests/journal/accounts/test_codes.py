"""One-time codes: read as people type them, kept as a hash only."""

import re

from journal.accounts import codes


def test_a_code_is_four_groups_of_four():
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", codes.make())


def test_no_two_codes_are_alike():
    assert len({codes.make() for _ in range(1000)}) == 1000


def test_a_code_is_read_without_dashes_case_and_spaces():
    assert codes.digest(" 7kqm 2xpa-9rtd4hvc ") == codes.digest("7KQM-2XPA-9RTD-4HVC")


def test_letters_that_look_like_numbers_are_read_as_numbers():
    assert codes.plain("oilu") == "011V"


def test_what_is_kept_is_not_the_code():
    code = codes.make()
    assert codes.plain(code) not in codes.digest(code).upper()
