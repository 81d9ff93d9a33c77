"""What comes of going to work is told in plain words, and what is not known is said."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from tandem.rooms.rights import outcome_words, pictures
from tandem.rooms.rights.rules.outcome import (
    Assumed,
    Column,
    Curve,
    How,
    Line,
    Outcome,
    Poverty,
    Why,
)
from tandem.rooms.rights.working_out import in_own_language, line_told

MONTH = date(2026, 5, 1)
TODAY = Column("", MONTH, Decimal(0), (Line("leefloon", Decimal(1340), How.ENTERED),))
NAMES = ("Samira", "Karim", "")


@pytest.fixture(autouse=True)
def dutch():
    with override("nl"):
        yield


def line(code="net_wage", euro=1000, why=Why.NONE, **more):
    amount = None if euro is None else Decimal(str(euro))
    how = How.NOT_COMPUTED if euro is None else How.COMPUTED
    return Line(code, amount, how, why=why, **more)


def plan(*lines, title="Poetsen", hours=19, **more):
    return Column(title, MONTH, Decimal(hours), lines, **more)


def outcome(*columns, today=TODAY, **more):
    return Outcome((today, *columns), values={}, version="1", **more)


def told(column, today=TODAY):
    return outcome_words.sentences(outcome(column, today=today), column)


class TestHeadline:
    @pytest.mark.parametrize(
        ("euro", "sentence"),
        [
            (1522.4, "Je houdt per maand ongeveer 182 euro meer over."),
            (1240, "Je houdt per maand ongeveer 100 euro minder over."),
            (1340.5, "Je houdt per maand ongeveer evenveel over als vandaag."),
            (2841, "Je houdt per maand ongeveer 1.501 euro meer over."),
        ],
    )
    def test_is_in_whole_euro(self, euro, sentence):
        assert told(plan(line(euro=euro)))[0] == sentence

    @pytest.mark.parametrize(
        ("euro", "words"), [(1000, "340 euro minder"), (1500, "160 euro meer")]
    )
    def test_says_that_a_guarantee_benefit_may_still_come(self, euro, words):
        part_time = plan(line(euro=euro), line("igu", None, Why.IGU_POSSIBLE))

        assert told(part_time)[0] == f"Zonder IGU houd je per maand ongeveer {words} over."

    def test_says_nothing_that_is_not_known(self):
        asked = plan(line(), line("leefloon", None, Why.ASK_OCMW))

        assert told(asked)[0] == "We weten nog niet hoeveel je overhoudt."


class TestSentences:
    @pytest.mark.parametrize(
        ("given", "sentence"),
        [
            (line("unemployment", 0, Why.STOPS), "Je werkloosheidsuitkering stopt op 1 mei 2026."),
            (line("leefloon", 0, Why.STOPS), "Je leefloon stopt op 1 mei 2026."),
            (line("leefloon", 582.07, values=("a",)), "Je leefloon wordt ongeveer 582 euro."),
            (line("leefloon", 0, values=("a",)), "Je leefloon stopt."),
            (
                line("sickness", None, Why.ASK_FUND),
                "Vraag eerst raad bij je ziekenfonds. Dat beslist over je uitkering.",
            ),
            (
                line("igu", None, Why.IGU_POSSIBLE),
                "Misschien krijg je de IGU erbij. Vraag de RVA hoeveel.",
            ),
            (line(why=Why.LOCAL_SCALE), "Vraag het juiste loon aan het OCMW."),
            (
                line("child_benefit", 255, Why.SUPPLEMENT_MAY_CHANGE),
                "Je Groeipakket kan later veranderen.",
            ),
            (
                line("child_benefit", 255, Why.SUPPLEMENT_MAY_CHANGE, facts={"less": "33.10"}),
                "Je Groeipakket kan later 33 euro lager zijn.",
            ),
            (
                line("perhaps_more", None, Why.UNKNOWN),
                "Misschien kennen we niet elk inkomen van het gezin.",
            ),
            (
                line("child_benefit", None, Why.OUT_OF_REACH),
                "We kunnen niet berekenen: groeipakket.",
            ),
        ],
    )
    def test_tell_what_becomes_of_each_income(self, given, sentence):
        assert sentence in told(plan(given))

    def test_tell_of_the_same_advice_once(self):
        two = plan(line("pension", None, Why.ASK_PAYER), line("elderly", None, Why.ASK_PAYER))

        assert sum("wie je uitkering betaalt" in sentence for sentence in told(two)) == 1

    def test_tell_when_the_jobbonus_comes(self):
        known = plan(line(), yearly=(line("jobbonus", 650, Why.YEAR_AFTER),))
        unknown = plan(line(), yearly=(line("jobbonus", None, Why.OUT_OF_REACH),))
        none = plan(line(), yearly=(line("jobbonus", 0, Why.YEAR_AFTER),))

        assert "Je jobbonus komt in 2027: ongeveer 650 euro." in told(known)
        perhaps = "Misschien komt er in 2027 een jobbonus. Hoeveel is nog niet bekend."
        assert perhaps in told(unknown)
        assert not any("jobbonus" in sentence for sentence in told(none))

    def test_tell_which_costs_were_not_counted(self):
        costs = (line("transport", None, who=None), line("child_care", None, who=None))

        assert "Nog niet meegeteld: vervoer en kinderopvang." in told(plan(line(), costs=costs))

    @pytest.mark.parametrize(("gap", "words"), [(125, "125 euro boven"), (-80, "80 euro onder")])
    def test_tell_the_distance_to_the_poverty_line(self, gap, words):
        poverty = Poverty(*(Decimal(each) for each in (1600, 1520, gap, 1)), 2024, True)
        today = replace(TODAY, poverty=poverty)

        sentences = told(plan(line(), poverty=poverty), today)

        assert any(words in sentence for sentence in sentences)


class TestRows:
    def test_lay_every_amount_beside_today(self):
        costs = (line("transport", 45, who=None),)
        both = outcome(plan(line(euro=1095), line("leefloon", 0, Why.STOPS), costs=costs))

        rows = {row.label: [cell.text for cell in row.cells] for row in _rows(both)}

        assert rows["Leefloon"] == ["1.340", "0"]
        assert rows["Nettoloon"] == ["–", "1.095"]
        assert rows["Vervoer"] == ["–", "\N{MINUS SIGN} 45"]
        assert rows["Wat je overhoudt per maand"] == ["1.340", "1.050"]
        assert rows["Verschil met vandaag"] == ["–", "\N{MINUS SIGN} 290"]

    def test_name_whose_income_it_is(self):
        both = outcome(plan(line(who=1), line("pension", 900, who=2)))

        labels = [row.label for row in _rows(both)]

        assert "Nettoloon van Karim" in labels
        assert "Pensioen" in labels

    def test_show_a_question_mark_for_what_is_not_known_and_no_zero(self):
        both = outcome(plan(line(), line("leefloon", None, Why.ASK_OCMW)))

        rows = {row.label: row.cells[1] for row in _rows(both)}

        assert (rows["Leefloon"].text, rows["Leefloon"].is_unknown) == ("?", True)
        assert rows["Verschil met vandaag"].text == "?"

    def test_mark_what_was_not_verified(self):
        both = outcome(plan(line(is_verified=False)))

        rows = {row.label: row.cells for row in _rows(both)}

        assert [cell.is_verified for cell in rows["Nettoloon"]] == [True, False]

    def test_spread_what_comes_once_a_year_over_the_months(self):
        both = outcome(plan(line(), yearly=(line("premium", 600),)))

        rows = {row.label: row.cells[1].text for row in _rows(both)}

        assert rows["Premie, per maand gerekend"] == "50"


def _rows(both):
    return outcome_words.rows(both, NAMES)


class TestCurve:
    def test_tells_falls_before_stretches_that_stay_flat(self):
        points = ((0, 1000), (1, 1100), (2, 1100), (3, 1100), (4, 1080))
        curve = Curve(0, tuple((at, Decimal(euro)) for at, euro in points))

        assert outcome_words.curve_sentences(curve) == [
            "Van 3 naar 4 uur houd je 20 euro minder over.",
            "Van 1 tot 3 uur houd je niet meer over.",
        ]

    def test_tells_when_each_hour_leaves_more(self):
        curve = Curve(0, ((0, Decimal(1000)), (1, Decimal(1050))))

        assert outcome_words.curve_sentences(curve) == ["Met elk uur werk houd je meer over."]

    def test_is_drawn_with_a_table_of_every_hour(self):
        curve = Curve(0, ((18, Decimal(1000)), (19, Decimal(1050)), (20, Decimal(1020))))
        drawn = pictures.hours(outcome(plan(line()), curves=(curve,)), curve)

        assert [row[0] for row in drawn["table"].rows] == ["18", "19", "20"]
        assert "Poetsen" in drawn["svg"]
        assert drawn["svg"].count('class="s1"') == 1


class TestBars:
    def test_part_wages_benefits_family_and_yearly_amounts(self):
        column = plan(
            line(euro=1100), line("igu", 200), line("child_benefit", 180),
            yearly=(line("premium", 600),), costs=(line("transport", 45, who=None),),
        )  # fmt: skip

        table = pictures.bars(outcome(column))["table"]

        assert [row[2] for row in table.rows] == ["1100", "200", "180", "50", "-45"]


class TestAssumed:
    @pytest.mark.parametrize("assumption", Assumed)
    def test_has_words_for_each(self, assumption):
        (sentence,) = outcome_words.assumed(outcome(assumed=(assumption.value,)))

        assert sentence.endswith(".")


class TestWorkingOut:
    @pytest.mark.parametrize("why", [each for each in Why if each])
    def test_has_a_reason_for_each(self, why):
        facts = {
            "parameter": "jobbonus.least",
            "label": "Least / Minste",
            "first": "2021-01-01",
            "last": "2026-03-01",
        }

        told = line_told(line(why=why, facts=facts), NAMES)

        assert told.why
        assert "Least" not in told.why

    def test_names_the_source_of_what_was_entered(self):
        entered = line("igu", 250, facts={"source": "RVA, 3 april"})

        assert line_told(entered, NAMES).why == "Bron: RVA, 3 april"

    def test_takes_the_label_of_the_own_language(self):
        assert in_own_language("Net wage / Nettoloon") == "Nettoloon"
        assert in_own_language("Leefloon") == "Leefloon"
        with override("fr"):
            assert in_own_language("Net wage / Nettoloon") == "Net wage"
