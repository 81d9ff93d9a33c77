"""The fixed words on paper: complete in each language, plain for the participant."""

import re
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils import translation

from tandem.rooms.partners.domains import Domain
from tandem.rooms.plans import models
from tandem.rooms.plans.documents import words
from tandem.rooms.plans.documents.content import (
    Doer,
    LeftOut,
    MandatoryPart,
    Participation,
    SignatureKind,
    SignerRole,
)

HERE = Path(words.__file__).parent
LONGEST_SENTENCE = 12
PARTICIPANT_WORDS = (words.PLAN, words.PICTURES, words.SIGNER_ROLES)
REPORT_WORDS = (words.REPORT, words.PARTICIPATION, words.LEFT_OUT, words.SIGNATURE_KINDS)


def catalogue(language: str):
    with (HERE / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file)


def source(tables) -> list[str]:
    with translation.override("en"):
        return [str(word) for table in tables for word in table.values()]


class TestWords:
    @pytest.mark.parametrize("language", ["nl", "fr"])
    def test_have_a_translation(self, language):
        known = catalogue(language)

        for word in source(PARTICIPANT_WORDS + REPORT_WORDS):
            assert known.get(word, context="on paper").string

    @pytest.mark.parametrize("language", ["nl", "fr"])
    def test_keep_their_placeholders(self, language):
        pattern = r"%\(\w+\)s|\{\w+\}"

        for message in catalogue(language):
            if message.id:
                assert set(re.findall(pattern, message.id)) == set(
                    re.findall(pattern, message.string)
                )

    @pytest.mark.parametrize("language", ["nl", "fr"])
    def test_for_the_participant_come_in_short_sentences(self, language):
        known = catalogue(language)

        for word in source(PARTICIPANT_WORDS):
            translated = known.get(word, context="on paper").string
            for sentence in re.split(r"[.?!]", translated):
                assert len(sentence.split()) <= LONGEST_SENTENCE

    def test_cover_every_code(self):
        assert set(words.SIGNER_ROLES) == set(SignerRole)
        assert set(words.SIGNATURE_KINDS) == set(SignatureKind)
        assert set(words.PARTICIPATION) == set(Participation)
        assert set(words.LEFT_OUT) == set(LeftOut)
        assert set(words.REPORT) >= set(MandatoryPart)


class TestCodes:
    def test_are_those_of_the_plan(self):
        assert set(Participation) == set(models.Participation.values)
        assert set(Doer) == set(models.Doer.values)
        assert set(SignatureKind) >= set(models.SignatureKind.values)


class TestPictures:
    @pytest.mark.parametrize("domain", list(Domain))
    def test_exist_for_each_life_domain(self, domain):
        drawing = (HERE / "icons" / f"{domain.icon}.svg").read_text(encoding="utf-8")

        assert "currentColor" in drawing
        assert domain.icon in words.PICTURES

    def test_differ_for_each_life_domain(self):
        assert len({domain.icon for domain in Domain}) == len(Domain)


class TestDays:
    def test_are_said_as_people_say_them(self):
        with translation.override("nl"):
            assert words.day(date(2025, 11, 28), today=date(2025, 1, 1)) == "vrijdag 28 november"
            assert words.day(date(2026, 1, 2), today=date(2025, 1, 1)) == "vrijdag 2 januari 2026"
            assert words.short_day(date(2025, 11, 28)) == "28 november 2025"

    def test_stand_on_a_calendar_sheet(self):
        with translation.override("nl"):
            sheet = words.calendar_sheet(date(2026, 3, 2), today=date(2025, 1, 1))

        assert sheet == {"weekday": "maandag", "day": "2", "month": "maart 2026"}


class TestNumbers:
    @pytest.mark.parametrize(
        ("least", "most", "expected"),
        [
            (None, None, ""),
            (Decimal("19"), None, "at least 19 hours a week"),
            (None, Decimal("38.0"), "at most 38 hours a week"),
            (Decimal("20"), Decimal("20.0"), "20 hours a week"),
            (Decimal("19.5"), Decimal("30"), "19.5 to 30 hours a week"),
            (Decimal("0"), Decimal("0"), "0 hours a week"),
        ],
    )
    def test_of_hours_are_a_range(self, least, most, expected):
        with translation.override("en"):
            assert words.hours_a_week(least, most) == expected

    def test_have_the_decimal_sign_of_the_language(self):
        with translation.override("nl"):
            assert words.number(Decimal("25.50")) == "25,5"
            assert words.number(Decimal("100")) == "100"

    def test_of_kilometres_may_be_unknown(self):
        with translation.override("en"):
            assert words.distance(None) == ""
            assert words.distance(0) == "at most 0 km from home"

    @pytest.mark.parametrize(("at", "expected"), [(time(9), "9 o'clock"), (time(9, 5), "9:05")])
    def test_of_the_clock_drop_empty_minutes(self, at, expected):
        with translation.override("en"):
            assert words.hour(at) == expected
