import numpy
import pytest

from tandem.rooms.reporting.outflow import matching

TRAITS = ("age", "schooling")
PROFILES = [("young", "low"), ("young", "high"), ("old", "low"), ("old", "high")]


def matched(people, profiles=PROFILES):
    return matching.match(matching.design(profiles, TRAITS, people))


class TestMatch:
    def test_makes_the_shares_of_every_class_the_same(self):
        rows = matching.balance(matched([(100, 20), (80, 30), (50, 90), (40, 70)]))

        assert max(abs(row.apart_before) for row in rows) > 0.5
        assert max(abs(row.apart_after) for row in rows) < 1e-4
        assert {(row.trait, row.label) for row in rows} == {
            ("age", "young"), ("age", "old"), ("schooling", "low"), ("schooling", "high"),
        }  # fmt: skip

    def test_gives_the_standardised_difference(self):
        (row,) = [
            row
            for row in matching.balance(matched([(60, 30), (0, 0), (40, 70), (0, 0)]))
            if row.label == "old"
        ]

        assert row.shares_before == pytest.approx((0.4, 0.7))
        assert row.apart_before == pytest.approx(0.3 / ((0.4 * 0.6 + 0.7 * 0.3) / 2) ** 0.5)

    def test_weighs_alike_when_both_forms_are_alike(self):
        weights = matched([(30, 60), (10, 20), (20, 40), (5, 10)]).weights

        assert weights[:, 0] == pytest.approx(weights[0, 0])
        assert weights[:, 1] == pytest.approx(weights[0, 1])

    def test_leaves_out_who_has_no_counterpart(self):
        found = matched([(50, 0), (40, 30), (30, 40), (0, 60)])

        assert found.is_in.tolist() == [False, True, True, False]
        assert found.unmatched == (50, 60)
        assert found.weights[[0, 3]].tolist() == [[0, 0], [0, 0]]

    def test_of_one_form_alone_matches_nobody(self):
        found = matched([(50, 0), (40, 0), (30, 0), (20, 0)])

        assert found.unmatched == (140, 0)
        assert matching.balance(found) == []

    def test_of_nobody_matches_nobody(self):
        found = matching.match(matching.design([], TRAITS, []))

        assert found.unmatched == (0, 0)

    def test_does_not_depend_on_the_order_of_profiles(self):
        people = [(100, 20), (80, 30), (50, 90), (40, 70)]
        turned = matched(people[::-1], PROFILES[::-1])

        assert turned.propensity[::-1] == pytest.approx(matched(people).propensity)

    def test_counts_for_no_more_people_than_there_are(self):
        found = matched([(100, 20), (80, 30), (50, 90), (40, 70)])

        for told, there in zip(found.effective, found.design.people.sum(axis=0), strict=True):
            assert 0 < told <= there + 1e-9


class TestDesign:
    def test_leaves_the_commonest_class_out_of_the_model_only(self):
        found = matching.design(PROFILES, TRAITS, [(9, 9), (1, 1), (5, 5), (2, 2)])

        assert found.all_classes.shape == (4, 4)
        assert found.model.shape == (4, 3)
        assert numpy.linalg.matrix_rank(found.model) == 3
