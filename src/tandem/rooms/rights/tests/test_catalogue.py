from datetime import date

import pytest

from tandem.rooms.partners.programme_reading import ProgrammeError
from tandem.rooms.partners.programme_wording import sentence
from tandem.rooms.rights.rules import figures
from tandem.rooms.rights.rules.catalogue import Authority, Group, catalogue, load_rights

GOOD = """
rights:
  - key: zwemkaart
    authority: local
    group: mobility
    name: {nl: Zwemkaart, en: Swimming card}
    what: {nl: Tien keer zwemmen., en: Ten swims.}
    automatic: "no"
    step: {nl: Vraag het aan het zwembad., en: Ask the pool.}
    decides: {nl: Stad, en: City}
    where: {nl: Het zwembad, en: The pool}
    when: {fact: age, at_least: 12}
    source: reglement
    status: verified
"""


class TestTheCatalogue:
    def test_is_whole(self):
        rights = catalogue().values()

        assert len(rights) >= 50
        assert {right.authority for right in rights} == set(Authority.values)
        assert {right.group for right in rights} == set(Group.values)

    @pytest.mark.parametrize("right", catalogue().values(), ids=lambda right: right.key)
    def test_says_of_every_right_what_to_do_and_where(self, right):
        for words in (right.name, right.what, right.step, right.decides, right.where):
            assert words.nl
            assert words.en
        assert right.source
        assert right.source.startswith(("page:", "file:")) or right.status == "unverified"

    def test_expects_no_euro_without_day_and_source(self):
        expected = [right.expected for right in catalogue().values() if right.expected]

        assert expected
        # An amount of a figure has the day of that figure.
        assert all(date.fromisoformat(each.since) for each in expected if not each.amount)
        assert all(each.source for each in expected)

    def test_speaks_dutch_english_and_where_it_can_french(self):
        name = catalogue()["leefloon"].name

        assert name.in_language("nl-be") == "Leefloon"
        assert name.in_language("fr") == "Revenu d'intégration"
        assert catalogue()["davo"].name.in_language("fr") == "Alimentatie via DAVO"
        assert catalogue()["davo"].name.in_language("en").startswith("Maintenance")


class TestFigures:
    @pytest.mark.parametrize("key", figures.FIGURES)
    def test_are_those_of_the_rules_with_a_source(self, key):
        value = figures.newest(key, date(2026, 11, 1))

        assert value.value > 0
        assert value.source

    def test_are_told_however_old_and_not_before_the_first(self):
        assert figures.euro("rent_subsidy_year_single", date(2026, 11, 1)) == 25_850
        assert figures.is_weak("rent_subsidy_year_single", date(2026, 11, 1))
        assert figures.euro("jobbonus_from", date(2020, 12, 31)) is None

    def test_are_refused_under_another_name(self):
        with pytest.raises(KeyError):
            figures.euro("wealth", date(2026, 1, 1))

    def test_are_weak_before_the_first_day_when_old_and_when_not_verified(self):
        assert figures.is_weak("leefloon_single", date(2017, 5, 31))
        assert not figures.is_weak("leefloon_single", date(2025, 3, 1))
        assert figures.is_weak("leefloon_single", date(2026, 3, 1))
        assert not figures.is_weak("jobbonus_to", date(2026, 3, 1))
        assert figures.is_weak("jobbonus_to", date(2026, 3, 2))


class TestAFileOfRights:
    def test_is_read(self):
        (right,) = load_rights(GOOD.encode(), "eigen.yaml")

        assert right.name.nl == "Zwemkaart"
        assert not right.is_own

    @pytest.mark.parametrize(
        ("before", "after", "place", "found"),
        [
            ("authority: local", "authority: provincial", "zwemkaart.authority", "provincial"),
            ("group: mobility", "group: swimming", "zwemkaart.group", "swimming"),
            ("fact: age", "fact: agee", "zwemkaart.when.fact", "agee"),
            ("at_least: 12", "more_than: 12", "rights[0].when.more_than", "more_than"),
            ("at_least: 12", "at_least: veel", "rights[0].when.at_least", "veel"),
            (", at_least: 12", "", "zwemkaart.when", ""),
            ("fact: age, at_least: 12", "fact: works, at_least: 1", "zwemkaart.when", "at_least"),
            ("fact: age, at_least: 12", "all: []", "zwemkaart.when.all", "fact"),
            ("fact: age, at_least: 12", "any: [], fact: works", "zwemkaart.when", "any, fact"),
            ("source: reglement", "has: age\n    source: reglement", "zwemkaart.has", "age"),
            ("key: zwemkaart", "key: Zwem kaart", "Zwem kaart.key", "Zwem kaart"),
            ('automatic: "no"', 'automatic: "soms"', "zwemkaart.automatic", "soms"),
            ("status: verified", "status: seker", "rights[0].status", "seker"),
            ("    source: reglement\n", "", "rights[0]", "source"),
        ],
    )
    def test_is_refused_with_file_right_and_field(self, before, after, place, found):
        with pytest.raises(ProgrammeError) as refusal:
            load_rights(GOOD.replace(before, after), "eigen.yaml")

        assert (refusal.value.path, refusal.value.found) == (place, found)
        told = sentence(refusal.value)
        assert told.startswith("eigen.yaml, ")
        assert place in told

    def test_says_what_was_probably_meant(self):
        with pytest.raises(ProgrammeError) as refusal:
            load_rights(GOOD.replace("local", "locaal"), "eigen.yaml")

        assert "“local”" in sentence(refusal.value)

    def test_is_refused_when_a_right_stands_in_it_twice_or_is_nested_too_deep(self):
        twice = GOOD + GOOD.split("rights:\n")[1]
        deep = "{all: [" * 5 + "{fact: works}" + "]}" * 5
        for text in (twice, GOOD.replace("{fact: age, at_least: 12}", deep)):
            with pytest.raises(ProgrammeError):
                load_rights(text, "eigen.yaml")

    @pytest.mark.parametrize(
        ("expected", "place"),
        [
            ("{every: week, euro: 5, status: verified, source: x}", "zwemkaart.expected.every"),
            ("{every: year, euro: -5, status: verified, source: x}", "zwemkaart.expected.euro"),
            ("{every: year, status: verified, source: x}", "zwemkaart.expected"),
            ("{every: year, amount: geld, status: verified, source: x}",
             "zwemkaart.expected.amount"),
        ],
    )  # fmt: skip
    def test_is_refused_with_an_amount_that_cannot_be(self, expected, place):
        with pytest.raises(ProgrammeError) as refusal:
            load_rights(f"{GOOD}    expected: {expected}\n", "eigen.yaml")

        assert refusal.value.path == place

    def test_is_refused_when_it_is_no_text_at_all(self):
        with pytest.raises(ProgrammeError):
            load_rights(b"\xff\xfe\x00", "eigen.yaml")
