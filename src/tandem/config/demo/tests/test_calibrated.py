import numpy
import pytest

from tandem.config.demo import calibrated, calibrated_tables
from tandem.config.demo.calibrated import EFFECT_OUT, EFFECT_WORK, NEVER


@pytest.fixture(scope="module")
def made():
    return calibrated.cohort()


def shares(made, found):
    """The share found, by form and length of unemployment."""
    return [
        [found[(made.form == form) & (made.length == length)].mean() for length in range(3)]
        for form in (0, 1)
    ]


class TestCohort:
    def test_has_the_numbers_of_the_source(self, made):
        individual, group = made.truth()

        assert (individual.starters, individual.out, individual.work) == (574, 316, 195)
        assert (group.starters, group.out, group.work) == (474, 213, 133)
        assert [round(100 * one.out_share) for one in (individual, group)] == [55, 45]
        assert [round(100 * one.work_share) for one in (individual, group)] == [34, 28]

    def test_hides_an_effect_among_people_who_are_alike(self):
        large = calibrated.cohort((57_400, 47_400))

        for days, effect in (((large.training, large.work), EFFECT_OUT),
                             ((large.work,), EFFECT_WORK)):  # fmt: skip
            found = numpy.any([each != NEVER for each in days], axis=0)
            individual, group = shares(large, found)
            assert numpy.subtract(group, individual) == pytest.approx(effect, abs=0.001)

    def test_has_a_weaker_profile_with_a_group(self, made):
        group = made.form == 1

        assert (made.length[group] == 2).mean() > 2 * (made.length[~group] == 2).mean()
        assert made.facts["disability"][group].mean() > made.facts["disability"][~group].mean()
        assert made.isced[group].mean() < made.isced[~group].mean()

    def test_is_the_same_with_the_same_seed(self, made):
        assert (calibrated.cohort().known == made.known).all()
        assert (calibrated.cohort(seed=1).known != made.known).any()

    @pytest.mark.parametrize("starters", [(1, 1), (10, 7), (101, 99)])
    def test_keeps_its_shares_at_every_size(self, starters):
        for one, share in zip(calibrated.cohort(starters).truth(), (0.55, 0.45), strict=True):
            assert abs(one.out - share * one.starters) <= 0.5

    def test_loses_a_few_whatever_becomes_of_them(self, made):
        lost = made.known <= calibrated.LAST_DAY

        assert 0.03 < lost.mean() < 0.09


class TestTables:
    def test_hold_what_can_be(self, made):
        walks, spells = calibrated_tables.walks(made), calibrated_tables.spells(made)

        assert (walks["exit_on"] >= walks["entry_on"]).all()
        assert (walks["known_until"] >= walks["exit_on"]).all()
        assert (walks["born_on"] < walks["unemployed_since"]).all()
        ends = spells["ends_on"][~numpy.isnat(spells["ends_on"])]
        assert (ends >= spells["starts_on"][~numpy.isnat(spells["ends_on"])]).all()

    def test_tell_nothing_that_nobody_knew(self, made):
        spells = calibrated_tables.spells(made)
        known = calibrated_tables.walks(made)["known_until"][spells["person"]]

        assert (spells["starts_on"] <= known).all()

    def test_have_spells_that_follow_each_other(self, made):
        spells = calibrated_tables.spells(made)
        order = numpy.lexsort((spells["starts_on"], spells["person"]))
        person, starts, ends = (spells[name][order] for name in ("person", "starts_on", "ends_on"))

        same = person[1:] == person[:-1]
        assert (starts[1:][same] == ends[:-1][same] + 1).all()
