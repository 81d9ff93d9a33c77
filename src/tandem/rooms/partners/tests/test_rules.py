"""Eligibility: each criterion both ways, and unknown stays unknown."""

import dataclasses
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.partners.programme import Bounds, Criterion, CriterionKind, Status, Text
from tandem.rooms.partners.programme_file import shipped_programmes
from tandem.rooms.partners.rules import (
    EligibilityFacts,
    Outcome,
    completed_years,
    eligibility,
)

ON = date(2026, 3, 1)
PROGRAMMES = shipped_programmes()


def outcome(kind, bounds, *, on=ON, **facts):
    """The outcome of one criterion of the given kind against the given facts."""
    criterion = Criterion(
        id="it",
        kind=kind,
        label=Text(nl="het", en="it"),
        source="D",
        status=Status.VERIFIED,
        bounds=bounds,
    )
    programme = dataclasses.replace(PROGRAMMES["gbo"], eligibility=(criterion,))
    (result,) = eligibility(programme, EligibilityFacts(**facts), on)
    return result


class TestAge:
    BOUNDS = Bounds(minimum=Decimal(18), maximum=Decimal(25))

    @pytest.mark.parametrize(
        ("born", "said"),
        [
            (date(2008, 3, 1), Outcome.MET),
            (date(2008, 3, 2), Outcome.NOT_MET),
            (date(2000, 3, 2), Outcome.MET),
            (date(2000, 3, 1), Outcome.NOT_MET),
            (date(2027, 1, 1), Outcome.UNKNOWN),
            (None, Outcome.UNKNOWN),
        ],
    )
    def test_counts_completed_years(self, born, said):
        assert outcome(CriterionKind.AGE, self.BOUNDS, birth_date=born).outcome is said

    def test_is_unknown_when_the_programme_gives_no_ages(self):
        result = outcome(CriterionKind.AGE, Bounds(), birth_date=date(2000, 1, 1))

        assert result.outcome is Outcome.UNKNOWN
        assert (result.fact, result.value) == ("age", 26)

    @given(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.integers(0, 40_000))
    def test_of_completed_years_never_falls_as_days_go_by(self, born, days):
        later = born + timedelta(days=days)

        years = completed_years(born, later)

        assert 0 <= years <= completed_years(born, later + timedelta(days=1))
        assert abs(years - days / 365.2425) < 1.01


class TestHouseholdWorkIntensity:
    @pytest.mark.parametrize(
        ("share", "inclusive", "said"),
        [
            ("0.20", False, Outcome.NOT_MET),
            ("0.20", True, Outcome.MET),
            ("0.199", False, Outcome.MET),
            ("0.25", True, Outcome.NOT_MET),
            ("1.5", True, Outcome.UNKNOWN),
            ("-0.1", True, Outcome.UNKNOWN),
        ],
    )
    def test_follows_the_bound_and_its_operator(self, share, inclusive, said):
        bounds = Bounds(maximum=Decimal("0.20"), inclusive=inclusive)

        result = outcome(
            CriterionKind.HOUSEHOLD_WORK_INTENSITY,
            bounds,
            household_work_intensity=Decimal(share),
        )

        assert result.outcome is said


class TestOtherKinds:
    @pytest.mark.parametrize(
        ("status", "said"),
        [
            ("unemployed", Outcome.MET),
            ("employed", Outcome.NOT_MET),
            ("unknown", Outcome.UNKNOWN),
            ("refused", Outcome.UNKNOWN),
            (None, Outcome.UNKNOWN),
        ],
    )
    def test_employment_takes_a_word_that_is_no_status_for_not_known(self, status, said):
        bounds = Bounds(one_of=("unemployed", "inactive"))

        result = outcome(CriterionKind.EMPLOYMENT_STATUS, bounds, employment_status=status)

        assert result.outcome is said

    @pytest.mark.parametrize(
        ("committee", "said"),
        [
            ("329", Outcome.MET),
            ("329.01", Outcome.MET),
            (" 319.01 ", Outcome.MET),
            ("319", Outcome.NOT_MET),
            ("3290", Outcome.NOT_MET),
        ],
    )
    def test_joint_committee_holds_its_subcommittees(self, committee, said):
        bounds = Bounds(one_of=("319.01", "329"))

        result = outcome(CriterionKind.JOINT_COMMITTEE, bounds, joint_committee=committee)

        assert result.outcome is said

    @pytest.mark.parametrize(
        ("postcode", "said"),
        [
            ("9100", Outcome.MET),
            ("9112 ", Outcome.MET),
            ("9113", Outcome.NOT_MET),
            ("8500", Outcome.MET),
            ("B-9100", Outcome.UNKNOWN),
            ("", Outcome.UNKNOWN),
        ],
    )
    def test_residence_reads_single_codes_and_ranges(self, postcode, said):
        bounds = Bounds(postcodes=("9100-9112", "8500"))

        assert outcome(CriterionKind.RESIDENCE, bounds, postcode=postcode).outcome is said

    @pytest.mark.parametrize("expected", [True, False])
    @pytest.mark.parametrize(
        ("kind", "fact"),
        [
            (CriterionKind.REGISTERED_JOB_SEEKER, "registered_job_seeker"),
            (CriterionKind.POVERTY_RISK, "poverty_risk"),
        ],
    )
    def test_yes_or_no_is_held_against_what_is_expected(self, kind, fact, expected):
        bounds = Bounds(expected=expected)

        said = {answer: outcome(kind, bounds, **{fact: answer}).outcome for answer in (True, False)}

        assert said == {expected: Outcome.MET, not expected: Outcome.NOT_MET}

    def test_a_question_to_a_person_is_read_from_the_answers(self):
        yes = outcome(CriterionKind.OTHER, Bounds(), answers={"it": True})
        silent = outcome(CriterionKind.OTHER, Bounds(), answers={"another": True})

        assert (yes.outcome, yes.fact, yes.value) == (Outcome.MET, "it", True)
        assert silent.outcome is Outcome.UNKNOWN


class TestEligibility:
    @pytest.mark.parametrize("key", PROGRAMMES)
    def test_is_unknown_throughout_when_nothing_is_known(self, key):
        results = eligibility(PROGRAMMES[key], EligibilityFacts(), ON)

        assert {each.outcome for each in results} == {Outcome.UNKNOWN}

    def test_shows_a_mother_in_sint_niklaas_what_fits_and_what_does_not(self):
        facts = EligibilityFacts(
            birth_date=date(1990, 5, 4),
            household_work_intensity=Decimal("0.45"),
            postcode="9100",
            answers={"mother": True},
        )

        results = eligibility(PROGRAMMES["sleutel"], facts, ON)

        assert {each.criterion.id: each.outcome for each in results} == {
            "poverty": Outcome.UNKNOWN,
            "mother": Outcome.MET,
            "working_age": Outcome.MET,
            "work_intensity": Outcome.NOT_MET,
            "lives_in_town": Outcome.MET,
        }

    def test_carries_the_source_of_each_criterion(self):
        programme = PROGRAMMES["sleutel"]
        titles = {each.id: each.title for each in programme.sources}

        results = eligibility(programme, EligibilityFacts(), ON)

        assert titles[results[1].source] == "OCMW Sint-Niklaas, Sleutel naar werk of opleiding"

    @given(
        st.builds(
            EligibilityFacts,
            birth_date=st.none() | st.dates(),
            employment_status=st.none() | st.text(max_size=12),
            household_work_intensity=st.none() | st.decimals(-2, 2),
            postcode=st.none() | st.text(max_size=6),
            registered_job_seeker=st.none() | st.booleans(),
            poverty_risk=st.none() | st.booleans(),
            joint_committee=st.none() | st.text(max_size=8),
            answers=st.dictionaries(st.text(max_size=8), st.none() | st.booleans(), max_size=3),
        ),
        st.sampled_from(sorted(PROGRAMMES)),
    )
    def test_gives_one_outcome_for_each_criterion_whatever_the_facts(self, facts, key):
        results = eligibility(PROGRAMMES[key], facts, ON)

        assert [each.criterion for each in results] == list(PROGRAMMES[key].eligibility)
        assert all(each.value is not None or each.outcome is Outcome.UNKNOWN for each in results)
