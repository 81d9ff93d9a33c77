"""A difference that may be chance is never called one."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.measures import certainty
from tandem.rooms.measures.instrument_wording import CHANGES, change_sentences, change_words
from tandem.rooms.measures.rules import Change, change_of, smallest_sure_step

LEVELS = st.integers(1, 5)
STEPS = st.integers(1, 5)
DEVIATIONS = st.decimals("0.1", "3", places=2)
RELIABILITIES = st.decimals("0", "1", places=2)
TOO_LITTLE = "gelijk of veranderde te weinig om zeker te zijn."
CRITICAL = Decimal("1.96")


class TestSmallestSureStep:
    @pytest.mark.parametrize(
        ("deviation", "reliability", "step"),
        [("1.0", "0.57", 2), ("1.0", "0.70", 2), ("1.0", "0.90", 1), ("1.2", "0.57", 3)],
    )
    def test_follows_the_index(self, deviation, reliability, step):
        found = smallest_sure_step(
            standard_deviation=Decimal(deviation),
            reliability=Decimal(reliability),
            critical=CRITICAL,
        )

        assert found == step

    @given(DEVIATIONS, RELIABILITIES)
    def test_is_the_first_whole_level_above_the_noise(self, deviation, reliability):
        step = smallest_sure_step(
            standard_deviation=deviation, reliability=reliability, critical=CRITICAL
        )

        noise = float(CRITICAL) * float(deviation) * (2 * (1 - float(reliability))) ** 0.5
        assert step > noise - 1e-9
        assert step == 1 or step - 1 <= noise + 1e-9

    @given(DEVIATIONS, RELIABILITIES, RELIABILITIES)
    def test_grows_when_a_scale_is_less_reliable(self, deviation, one, other):
        steps = [
            smallest_sure_step(standard_deviation=deviation, reliability=each, critical=CRITICAL)
            for each in sorted((one, other))
        ]

        assert steps[0] >= steps[1]

    @pytest.mark.parametrize(
        ("deviation", "reliability"), [("0", "0.5"), ("1", "1.1"), ("1", "-1")]
    )
    def test_refuses_figures_of_no_scale(self, deviation, reliability):
        with pytest.raises(ValueError, match="No figures"):
            smallest_sure_step(
                standard_deviation=Decimal(deviation),
                reliability=Decimal(reliability),
                critical=CRITICAL,
            )


class TestChange:
    @given(LEVELS, LEVELS, STEPS)
    def test_is_named_from_the_step_on_only(self, before, after, step):
        change = change_of(before, after, step=step)

        assert (change is Change.UNSURE) == (abs(after - before) < step)

    @given(LEVELS, LEVELS, STEPS)
    def test_turns_around_with_the_moments(self, before, after, step):
        turned = {Change.HIGHER: Change.LOWER, Change.LOWER: Change.HIGHER}
        there, back = change_of(before, after, step=step), change_of(after, before, step=step)

        assert back is turned.get(there, there)

    @given(LEVELS, LEVELS, LEVELS, STEPS)
    def test_does_not_shrink_when_one_goes_on(self, before, after, further, step):
        if before <= after <= further and change_of(before, after, step=step) is Change.HIGHER:
            assert change_of(before, further, step=step) is Change.HIGHER

    @given(st.none() | LEVELS, STEPS)
    def test_needs_two_levels(self, level, step):
        assert change_of(None, level, step=step) is None
        assert change_of(level, None, step=step) is None

    @given(LEVELS, LEVELS, STEPS)
    def test_of_other_questions_is_not_compared(self, before, after, step):
        change = change_of(before, after, step=step, is_same_question=False)

        assert change is Change.OTHER_QUESTIONS


class TestOurFigures:
    def test_ask_two_levels_and_say_that_they_are_not_our_own(self):
        figures = certainty.five_levels(date(2026, 11, 22))

        assert (figures.step, figures.is_verified) == (2, False)
        assert "Jacobson" in figures.rule
        assert "Wanous" in figures.source

    def test_hold_for_days_before_they_were_set(self):
        assert certainty.five_levels(date(2020, 1, 1)) == certainty.five_levels(date(2090, 1, 1))


class TestWords:
    def test_name_every_change(self):
        assert set(CHANGES) == set(Change)
        assert change_words(Change.HIGHER) == "hoger"
        assert change_words(Change.LOWER) == "lager"
        assert change_words(Change.UNSURE) == "gelijk of te klein om zeker te zijn"
        assert change_words(None) == ""

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            (
                {"Wonen": Change.HIGHER, "Werk": Change.LOWER, "Geld": Change.UNSURE},
                f"Hoger: Wonen. Lager: Werk. De rest is {TOO_LITTLE}",
            ),
            ({"Wonen": Change.UNSURE}, f"Alles is {TOO_LITTLE}"),
            ({"Wonen": None}, "Er zijn geen twee niveaus om te vergelijken."),
            (
                {"Wonen": Change.OTHER_QUESTIONS},
                "De vragen waren andere, dus noemen we niets hoger of lager.",
            ),
        ],
    )
    def test_say_what_a_picture_shows(self, changes, sentence):
        assert change_sentences(changes, str) == sentence

    @pytest.mark.parametrize("language", ["nl", "fr"])
    def test_never_judge(self, language):
        path = Path(__file__).parents[1] / "locale" / language / "LC_MESSAGES" / "django.po"

        judged = re.findall(
            r"verbeter\w*|verslecht\w*|vooruitgang|amélior\w*|progrès", path.read_text("utf-8")
        )

        assert judged == []
