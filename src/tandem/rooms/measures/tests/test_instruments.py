"""The shipped instruments: whole, in three languages, in plain words, and our own."""

import re
from importlib.resources import files

import pytest
from django.utils import translation
from pyxform.xls2xform import convert

from tandem.rooms.measures.instrument import Instrument
from tandem.rooms.measures.rules import HINDERS, SIGNAL, STATE, WISH, WORDS
from tandem.rooms.measures.xlsform import shipped_instruments
from tandem.rooms.partners.domains import Domain
from tandem.rooms.partners.programme_file import shipped_programmes

INSTRUMENTS = shipped_instruments()
FOR_PARTICIPANTS = ("life_domains", "employability_confirmation", "satisfaction")
VOWELS = re.compile(r"[aeiouyáéëïöü]+")


def texts(instrument, language):
    """Every text on screen in one language, with nothing where it is missing."""
    yield instrument.title.get(language)
    for question in instrument.questions:
        yield question.labels.get(language)
        if question.hints:
            yield question.hints.get(language)
        for choice in question.choices:
            yield choice.labels.get(language)


def sentences(instrument):
    for text in texts(instrument, "nl"):
        yield from (each.strip() for each in re.split(r"[.!?:](?:\s|$)", text) if each.strip())


def reading_ease(instrument):
    """Flesch's ease of reading after Douma for Dutch; 70 and more is easy."""
    found = list(sentences(instrument))
    words = [word for each in found for word in each.split()]
    syllables = sum(max(1, len(VOWELS.findall(word.lower()))) for word in words)
    return 206.835 - 0.93 * len(words) / len(found) - 77 * syllables / len(words)


class TestShippedInstruments:
    def test_are_these_six(self):
        assert set(INSTRUMENTS) == {
            "barrier_scan",
            "employability_confirmation",
            "employability_observation",
            "life_domains",
            "satisfaction",
            "warning_lights",
        }

    @pytest.mark.parametrize("key", INSTRUMENTS)
    @pytest.mark.parametrize("language", ["nl", "en", "fr"])
    def test_have_every_text_in_every_language(self, key, language):
        assert all(texts(INSTRUMENTS[key], language))

    @pytest.mark.parametrize("key", INSTRUMENTS)
    def test_survive_being_stored(self, key):
        assert Instrument.from_json(INSTRUMENTS[key].to_json()) == INSTRUMENTS[key]

    @pytest.mark.parametrize("key", INSTRUMENTS)
    def test_are_xlsform_for_other_programs_too(self, key):
        path = files("tandem.rooms.measures") / "instruments" / f"{key}.md"

        result = convert(xlsform=path.read_text(encoding="utf-8"), file_type=".md", validate=False)

        assert result.warnings == []
        assert "tandem:scale=" in result.xform

    @pytest.mark.parametrize("key", INSTRUMENTS)
    def test_speak_in_short_sentences(self, key):
        too_long = [each for each in sentences(INSTRUMENTS[key]) if len(each.split()) > 12]

        assert too_long == []

    @pytest.mark.parametrize("key", FOR_PARTICIPANTS)
    def test_read_easily_for_participants(self, key):
        assert reading_ease(INSTRUMENTS[key]) >= 70

    def test_require_no_answer(self):
        required = [q.name for each in INSTRUMENTS.values() for q in each.questions if q.required]

        assert required == []

    def test_cover_every_instrument_that_a_programme_names(self):
        named = {
            use.instrument for each in shipped_programmes().values() for use in each.instruments
        }

        assert named <= set(INSTRUMENTS)


class TestLifeDomains:
    @pytest.mark.parametrize("scale", [STATE, WISH, HINDERS, WORDS])
    def test_ask_each_domain_once_on_every_scale(self, scale):
        asked = [q.domain for q in INSTRUMENTS["life_domains"].questions if q.scale == scale]

        assert asked == list(Domain.values)

    def test_offer_five_levels_silence_and_refusal(self):
        choices = [each.name for each in INSTRUMENTS["life_domains"].by_name["inc_state"].choices]

        assert choices == ["1", "2", "3", "4", "5", "not_discussed", "prefers_not_to_say"]

    @pytest.mark.parametrize("domain", Domain)
    def test_show_the_anchors_of_the_domain(self, domain):
        hint = INSTRUMENTS["life_domains"].by_name[f"{domain.lower()}_state"].hints["en"]

        with translation.override(None):
            shown = " ".join(f"{level}: {text}" for level, text in domain.anchors.items())

        assert hint == shown


class TestWarningLights:
    def test_have_signals_in_each_domain(self):
        lights = [q for q in INSTRUMENTS["warning_lights"].questions if q.scale == SIGNAL]

        assert [each.domain for each in lights] == list(Domain.values)
        assert all(len(each.choices) >= 2 for each in lights)


class TestEmployabilityPair:
    def test_asks_both_voices_the_same_topics(self):
        mine = INSTRUMENTS["employability_confirmation"]
        theirs = INSTRUMENTS["employability_observation"]

        topics = [q.name for q in mine.questions if q.scale == "confirmation"]

        assert topics == [q.name for q in theirs.questions if q.scale == "observation"]
        assert len(topics) == 12


class TestBarrierScan:
    def test_looks_at_three_levels(self):
        scales = {q.scale for q in INSTRUMENTS["barrier_scan"].questions}

        assert {"barrier_micro", "barrier_meso", "barrier_macro"} <= scales
