import pytest

from tandem.rooms.consent.models import Purpose
from tandem.rooms.consent.rules import (
    LANGUAGES,
    PARTNER,
    TOPICS,
    Wording,
    read_wording,
    shipped_texts,
)

TEXTS = {(purpose, language): body for purpose, language, body in shipped_texts()}
LONGEST_SENTENCE_WORDS = 12


class TestShippedTexts:
    def test_exist_for_every_purpose_in_every_language(self):
        assert set(TEXTS) == {(purpose, language) for purpose in Purpose for language in LANGUAGES}

    @pytest.mark.parametrize("key", TEXTS, ids=".".join)
    def test_ask_one_question_and_say_what_a_no_means(self, key):
        wording = read_wording(TEXTS[key])

        assert wording.question.rstrip().endswith("?")
        assert wording.why
        assert wording.no
        assert wording.until

    @pytest.mark.parametrize("key", TEXTS, ids=".".join)
    def test_have_short_sentences(self, key):
        wording = read_wording(TEXTS[key]).about(partner="VDAB", topics="werk")
        text = f"{wording.question} {wording.why} {wording.no} {wording.until}"

        longest = max(len(part.split()) for part in text.replace("?", ".").split("."))

        assert longest <= LONGEST_SENTENCE_WORDS

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_name_partner_and_topics_where_something_is_shared(self, language):
        wording = read_wording(TEXTS[Purpose.SHARE, language])

        assert all(word in wording.question for word in (PARTNER, TOPICS))
        assert all(word in wording.summary for word in (PARTNER, TOPICS))


class TestWording:
    def test_is_read_from_named_lines(self):
        wording = read_wording("question: Mag het?\nno: Dan niet.")

        assert wording == Wording(question="Mag het?", no="Dan niet.")

    def test_is_only_a_question_without_named_lines(self):
        assert read_wording("Mag dit?\nOok dat?") == Wording(question="Mag dit?\nOok dat?")

    def test_names_partner_and_topics(self):
        wording = Wording("Mag [partner] lezen over [topics]?", no="[partner] leest niets.")

        named = wording.about(partner="CAW", topics="geld")

        assert (named.question, named.no) == ("Mag CAW lezen over geld?", "CAW leest niets.")

    def test_asks_less_of_who_only_learns_a_summary(self):
        wording = Wording("Alles?", summary="Kort?")

        assert wording.about(partner="", topics="", is_summary=True).question == "Kort?"
        assert Wording("Alles?").about(partner="", topics="", is_summary=True).question == "Alles?"
