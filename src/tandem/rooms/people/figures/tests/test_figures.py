from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.people import figures
from tandem.rooms.people.figures import (
    Boundary,
    Counted,
    Definition,
    Lack,
    Occupation,
    Person,
    Situation,
    Verdict,
)
from tandem.rooms.people.figures.answers import any_of, parameters, sources
from tandem.rooms.people.figures.threshold import FAMILY, SINGLE, Basis

WORKER = Person(40, Occupation.WORKING, Decimal(12), Decimal(38))
persons = st.builds(
    Person,
    age=st.none() | st.integers(0, 99),
    occupation=st.sampled_from(Occupation),
    months_worked=st.none() | st.decimals(0, 12, places=1),
    weekly_hours=st.none() | st.decimals(0, 60, places=1),
)
homes = st.builds(
    Situation,
    persons=st.lists(persons, max_size=6).map(tuple),
    income_eur=st.none() | st.decimals(0, 9000, places=2),
    is_income_complete=st.booleans(),
    mostly_pensions=st.none() | st.booleans(),
    lacks=st.dictionaries(st.sampled_from(figures.DEPRIVATION_ITEMS), st.sampled_from(Lack)),
)
years = st.sampled_from([*figures.known_years(), 2025])


class TestParameters:
    def test_name_only_sources_that_are_listed(self):
        for kind in ("thresholds", "work_intensity", "counted"):
            for key in self.named(parameters(kind)):
                assert sources(key)[0].title

    def named(self, part):
        if isinstance(part, dict) or hasattr(part, "items"):
            for key, value in part.items():
                if key == "source":
                    yield value
                elif key == "sources":
                    yield from value
                else:
                    yield from self.named(value)
        elif isinstance(part, list):
            for each in part:
                yield from self.named(each)

    @pytest.mark.parametrize("year", [2021, 2024])
    @pytest.mark.parametrize("size", [SINGLE, FAMILY])
    def test_agree_on_the_annual_amount_and_the_published_month(self, year, size):
        published = figures.threshold(year, size)
        beside = figures.threshold(year, size + Decimal("0.0000001"))

        assert (published.basis, beside.basis) == (Basis.PUBLISHED, Basis.ANNUAL)
        assert published.amount_eur == beside.amount_eur

    def test_ask_thirteen_and_nine_and_six_items(self):
        rules = parameters("counted")

        assert [len(rules[kind]["items"]) for kind in Counted] == [9, 13, 13, 6]
        assert len(figures.DEPRIVATION_ITEMS) == 16


class TestThreshold:
    def test_keeps_what_was_published_before(self):
        line = figures.threshold(2021, SINGLE)

        assert [each.value_eur for each in line.earlier] == [1287]
        assert line.used.published_on > line.earlier[0].published_on

    def test_asks_the_income_of_the_year_before(self):
        assert figures.threshold(2024, SINGLE).income_year == 2023

    def test_says_when_its_source_was_not_read(self):
        assert not figures.threshold(2019, SINGLE).used.source.is_verified

    def test_is_for_one_person_at_least(self):
        with pytest.raises(ValueError, match="at least"):
            figures.threshold(2024, Decimal("0.9"))

    @pytest.mark.parametrize(
        ("one", "other", "same"), [(2018, 2019, False), (2024, 2010, False), (2019, 2024, True),
                                   (2010, 2018, True), (2018, 2018, True)],
    )  # fmt: skip
    def test_knows_the_break_in_the_series(self, one, other, same):
        assert figures.are_comparable(one, other) is same

    @given(years=st.sampled_from(figures.known_years()), size=st.integers(10, 60))
    def test_grows_with_the_household(self, years, size):
        here = figures.threshold(years, Decimal(size) / 10)
        larger = figures.threshold(years, Decimal(size + 3) / 10)

        assert here.amount_eur < larger.amount_eur


class TestWorkIntensity:
    @given(home=homes, definition=st.sampled_from(Definition), more=st.sampled_from([8, 66, 90]))
    def test_does_not_change_with_who_is_not_of_working_age(self, home, definition, more):
        beside = Situation(
            persons=(*home.persons, Person(more, Occupation.INACTIVE)),
            mostly_pensions=home.mostly_pensions,
        )
        before = figures.work_intensity(home, definition)

        after = figures.work_intensity(beside, definition)

        if home.persons:
            assert (before.verdict, before.value) == (after.verdict, after.value)

    @given(home=homes, definition=st.sampled_from(Definition))
    def test_lies_between_nobody_and_everybody(self, home, definition):
        figure = figures.work_intensity(home, definition)

        assert figure.value is None or 0 <= figure.value <= 1
        assert (figure.verdict is Verdict.UNKNOWN) == bool(
            figure.reason and figure.reason != "nobody_counts"
        )

    @given(share=st.decimals(0, 1, places=3), boundary=st.sampled_from(Boundary))
    def test_has_a_class_for_each_share(self, share, boundary):
        name = figures.class_of(share, boundary)

        assert (name == "very_low") == (share < Decimal("0.2") or
                                        (share == Decimal("0.2") and boundary == "<="))  # fmt: skip

    @pytest.mark.parametrize("share", ["-0.001", "1.001"])
    def test_has_no_class_outside(self, share):
        with pytest.raises(ValueError, match="between 0 and 1"):
            figures.class_of(Decimal(share), Boundary.BELOW)

    def test_says_that_it_stands_on_the_boundary(self):
        home = Situation(persons=(Person(40, Occupation.WORKING, Decimal("2.4"), Decimal(38)),))

        figure = figures.work_intensity(home, Definition.EU2030)

        assert figure.facts["is_at_boundary"]

    @pytest.mark.parametrize(("year", "name"), [(2020, "eu2020"), (2021, "eu2030")])
    def test_follows_the_definition_of_the_year(self, year, name):
        assert figures.definition_of(year) == name


class TestCountedList:
    @given(
        answers=st.dictionaries(
            st.sampled_from(figures.DEPRIVATION_ITEMS), st.sampled_from(Lack), max_size=16
        ),
        kind=st.sampled_from([Counted.MATERIAL, Counted.SOCIAL, Counted.SOCIAL_ANY]),
        item=st.sampled_from(figures.DEPRIVATION_ITEMS),
    )
    def test_never_turns_to_no_by_one_lack_more(self, answers, kind, item):
        before = figures.count(kind, answers)

        after = figures.count(kind, {**answers, item: Lack.CANNOT_AFFORD})

        if before.verdict is Verdict.YES:
            assert after.verdict is Verdict.YES
        assert (after.value or 0) >= (before.value or 0)


class TestArope:
    @pytest.mark.parametrize(
        ("said", "verdict"),
        [
            (["no", "no", "yes"], "yes"),
            (["unknown", "no", "yes"], "yes"),
            (["unknown", "no", "no"], "unknown"),
            (["no", "not_applicable", "no"], "no"),
            (["not_applicable"], "not_applicable"),
        ],
    )
    def test_is_one_of_three(self, said, verdict):
        assert any_of(Verdict(each) for each in said) == verdict

    def test_takes_the_parts_of_its_year(self):
        home = Situation(persons=(WORKER,), income_eur=Decimal(900), is_income_complete=True)

        former, present = (figures.figures(home, year)["arope"] for year in (2018, 2024))

        assert [code for code, _ in former.facts["parts"]] == [
            "below_threshold", "work_eu2020", "material_deprivation",
        ]  # fmt: skip
        assert [code for code, _ in present.facts["parts"]] == [
            "below_threshold", "work_eu2030", "social_deprivation",
        ]  # fmt: skip
        assert (present.verdict, present.value) == (Verdict.YES, 1)


class TestEveryFigure:
    @given(home=homes, year=years)
    def test_says_why_when_it_says_nothing(self, home, year):
        for figure in figures.figures(home, year).values():
            is_silent = figure.verdict in (Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)
            assert bool(figure.reason) == is_silent

    @given(home=homes, year=years)
    def test_names_its_sources(self, home, year):
        assert all(figure.sources for figure in figures.figures(home, year).values())

    @given(home=homes, year=years, order=st.randoms())
    def test_does_not_depend_on_who_is_told_first(self, home, year, order):
        shuffled = list(home.persons)
        order.shuffle(shuffled)
        other = Situation(**{**vars(home), "persons": tuple(shuffled)})

        assert figures.figures(home, year) == figures.figures(other, year)
