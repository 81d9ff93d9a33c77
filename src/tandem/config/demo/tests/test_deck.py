"""The cards fit together: nobody is sent to a plot, word or colleague that is not there."""

import pytest

from tandem.config.demo import deck, life, names
from tandem.config.demo.circle import described
from tandem.config.demo.large import PEOPLE as LARGE_PEOPLE
from tandem.config.demo.load import NEIGHBOUR, PEOPLE, SLUG
from tandem.rooms.measures.xlsform import shipped_instruments
from tandem.rooms.partners.domains import Domain
from tandem.rooms.partners.occupations import occupation
from tandem.rooms.partners.programme_file import shipped_programmes
from tandem.rooms.people.rules import search_tokens
from tandem.rooms.plans import catalogue
from tandem.rooms.plans.models import Participation

CIRCLES = [(SLUG, PEOPLE[SLUG]), (NEIGHBOUR, PEOPLE[NEIGHBOUR]), ("groot", LARGE_PEOPLE)]
STAGES = {
    "referred", "new", "draft", "read", "signed", "changed", "paused", "closed", "again",
    *life.BEFORE_START,
}  # fmt: skip


def plots():
    return deck.read("plots.yaml")


class TestPeople:
    def test_are_sixty_at_every_stage(self):
        people = deck.cards(PEOPLE[SLUG])

        assert len(people) == 60
        assert {card.stage for card in people} == STAGES

    @pytest.mark.parametrize(("slug", "file"), CIRCLES)
    def test_meet_colleagues_who_work_there(self, slug, file):
        staff = described()[slug]["people"]

        roles = {
            (card.key, role, *staff[who]["roles"])
            for card in deck.cards(file)
            for role, who in card.team.items()
        }

        assert {each for each in roles if each[1] != each[2]} == set()

    @pytest.mark.parametrize(("slug", "file"), CIRCLES)
    def test_live_a_plot_that_is_told(self, slug, file):
        assert {card.plot for card in deck.cards(file)} <= set(plots())

    def test_have_turns_of_their_own_only(self):
        known = {card.key for _, file in CIRCLES for card in deck.cards(file)}

        assert set(deck.read("turns.yaml")) <= known

    def test_carry_one_key_each(self):
        keys = [card.key for _, file in CIRCLES for card in deck.cards(file)]

        assert len(keys) == len(set(keys))

    def test_can_be_called_on_numbers_that_nobody_has(self):
        phones = [card.phone for _, file in CIRCLES for card in deck.cards(file)]
        phones += [each["phone"] for each in described()[SLUG]["people"].values()]

        assert {phone[:7] for phone in phones} == {"0470 00"}


class TestPlots:
    @pytest.mark.parametrize("key", plots())
    def test_say_something_of_every_life_domain(self, key):
        assert set(plots()[key]["levels"]) == set(Domain.values)

    @pytest.mark.parametrize("key", plots())
    def test_lead_to_goals_programmes_and_jobs_that_exist(self, key):
        plot = plots()[key]

        assert set(plot["goals"]) <= set(deck.read("goals.yaml"))
        assert plot["programme"] in shipped_programmes()
        assert plot["participation"] in Participation.values
        assert plot["target"]["code"] == "" or occupation(plot["target"]["code"])

    @pytest.mark.parametrize("key", plots())
    def test_have_words_for_each_level_that_somebody_reaches(self, key):
        said = deck.read("words.yaml")["participant"]
        reached = {
            (code, level)
            for code, levels in plots()[key]["levels"].items()
            for level in (levels[0], *levels[2:])
            if isinstance(level, int)
        }

        assert {(code, level) for code, level in reached if level not in said[code]} == set()

    def test_take_steps_of_the_catalogue_that_exist(self):
        keys = {
            step["key"]
            for goal in deck.read("goals.yaml").values()
            for step in goal["steps"]
            if "key" in step
        }

        assert {key for key in keys if catalogue.step(key) is None} == set()


class TestStreet:
    def test_ticks_signals_that_the_list_has(self):
        known = {
            (question.name, choice.name)
            for question in shipped_instruments()["warning_lights"].questions
            for choice in question.choices
        }

        ticked = {
            (name, choice)
            for told in deck.read("street.yaml")["lists"]
            for name, choices in told["signals"].items()
            for choice in choices
        }

        assert ticked <= known


class TestNames:
    def test_are_found_by_the_words_of_each_apart(self):
        whole = search_tokens("Fatima", "Van den Berghe")

        apart = search_tokens("Fatima") | search_tokens("Van den Berghe")

        assert apart == whole

    def test_are_many_and_none_is_there_twice(self):
        last = names.last_names()

        assert len(last) == len(set(last)) > 2_000
