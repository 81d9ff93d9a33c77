import pytest

from tandem.rooms.partners.domains import Domain
from tandem.rooms.plans import catalogue

EVERYTHING = range(4)


class TestIdeas:
    @pytest.mark.parametrize("domain", Domain)
    def test_exist_for_every_life_domain(self, domain):
        steps = [idea for idea in catalogue.steps(EVERYTHING) if idea.domain == domain]
        goals = [idea for idea in catalogue.goals(EVERYTHING) if idea.domain == domain]

        assert len(steps) >= 4
        assert len(goals) == 2

    def test_have_their_own_keys(self):
        keys = [idea.key for idea in (*catalogue.steps(EVERYTHING), *catalogue.goals(EVERYTHING))]

        assert len(set(keys)) == len(keys)

    def test_are_said_in_twelve_words_at_most(self):
        ideas = (*catalogue.steps(EVERYTHING), *catalogue.goals(EVERYTHING))

        assert [idea.key for idea in ideas if len(idea.nl.split()) > 12] == []

    def test_keep_within_the_classes_of_the_reader(self):
        assert {idea.domain.sensitivity for idea in catalogue.steps({0, 1})} == {0, 1}

    def test_are_found_by_key(self):
        assert catalogue.step("bus-card").domain == Domain.MOB
        assert catalogue.step("unknown") is None

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("nl", "Samen een cv maken"),
            ("fr-be", "Faire un CV ensemble"),
            ("de", "Samen een cv maken"),
        ],
    )
    def test_speak_the_language_of_the_page(self, language, words):
        assert catalogue.step("cv-together").in_language(language) == words
