"""What every answer says, and what none says: no ids, no points without a scale, no driving."""

import re

from hypothesis import given

from dose.rules.book import assess
from dose.rules.table import IDS
from dose.rules.words import NOT_DRIVE
from tests.dose.rules.rule_diaries import days, rule_diaries


@given(rule_diaries(), days)
def test_no_sentence_holds_the_id_of_a_rule(diary, day):
    assessment = assess(diary, day)
    for finding in (assessment.finding, *assessment.safety, *assessment.notes):
        said = " ".join((finding.headline, finding.because, *finding.would_change_if))
        assert [id for id in IDS if "-" in id and id in said] == []


@given(rule_diaries(), days)
def test_whoever_is_told_of_sleepiness_is_told_not_to_drive(diary, day):
    assessment = assess(diary, day)
    for finding in (assessment.finding, *assessment.notes):
        if "sedation" in finding.about:
            assert NOT_DRIVE in f"{finding.headline} {finding.because}"


@given(rule_diaries(), days)
def test_points_are_told_with_their_scale(diary, day):
    assessment = assess(diary, day)
    for finding in (assessment.finding, *assessment.notes):
        said = " ".join((finding.headline, finding.because, *finding.would_change_if))
        assert re.findall(r"(?:\d|a) points?\b(?! \(of \d)", said) == []
