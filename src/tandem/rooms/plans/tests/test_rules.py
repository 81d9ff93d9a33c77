import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.partners.programme import PlanPart
from tandem.rooms.plans import rules

COMPLETE = {
    "required": None,
    "has_job_target": True,
    "has_participation": True,
    "next_step_classes": [0, 1],
}
FIELDS = ("title", "own_words", "doer", "doer_words")
texts = st.sampled_from(["", "rijles", "rijbewijs B", "samen met Tom"])
rows = st.fixed_dictionaries(dict.fromkeys(FIELDS, texts))
TOGETHER = (("doer", "doer_words"),)


class TestMissingParts:
    def test_are_none_when_the_three_parts_are_there(self):
        assert rules.missing_parts(**COMPLETE) == ()

    @pytest.mark.parametrize(
        ("lack", "part"),
        [
            ({"has_job_target": False}, PlanPart.JOB_TARGET),
            ({"has_participation": False}, PlanPart.PARTICIPATION_OUTCOME),
            ({"next_step_classes": [1, 2, 3]}, PlanPart.NEXT_STEPS_WORK),
            ({"next_step_classes": [0, 0]}, PlanPart.NEXT_STEPS_WELFARE),
        ],
    )
    def test_name_the_part(self, lack, part):
        assert rules.missing_parts(**(COMPLETE | lack)) == (part,)

    @pytest.mark.parametrize("sensitivity", [1, 2, 3])
    def test_take_a_step_of_any_guarded_class_as_welfare(self, sensitivity):
        given_steps = {"next_step_classes": [0, sensitivity]}

        assert rules.missing_parts(**(COMPLETE | given_steps)) == ()

    def test_are_those_that_the_programme_asks_for(self):
        missing = rules.missing_parts(
            required=["rights_check", "next_steps_welfare"],
            has_job_target=False,
            has_participation=False,
            next_step_classes=[],
        )

        assert missing == (PlanPart.NEXT_STEPS_WELFARE,)


class TestMoves:
    def test_lead_from_and_to_known_states(self):
        reached = {state for moves in rules.MOVES.values() for state in moves}

        assert reached <= set(rules.MOVES)

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("planned", "done", True),
            ("done", "busy", True),
            ("suggested", "planned", False),
            ("busy", "stopped", False),
            ("stopped", "planned", False),
        ],
    )
    def test_are_progress_only_within_what_was_agreed(self, before, after, expected):
        assert rules.is_progress(before, after) is expected


class TestKeptFrom:
    def test_names_what_a_colleague_reads_and_this_reader_does_not(self):
        kept = rules.kept_from(used=[0, 1, 2], own=[0], team=[(0,), (0, 1)])

        assert kept == {1}

    def test_forgets_classes_that_do_not_occur(self):
        assert rules.kept_from(used=[0], own=[0], team=[(0, 1, 2)]) == frozenset()


class TestMerge:
    def test_lets_changes_to_different_fields_stand_both(self):
        base = {"title": "Rijles", "own_words": ""}

        merged = rules.merge(
            base=base,
            mine=base | {"title": "Rijlessen"},
            theirs=base | {"own_words": "Ik wil naar Gent"},
        )

        assert merged.conflicts == ()
        assert merged.values == {"title": "Rijlessen", "own_words": "Ik wil naar Gent"}

    def test_names_a_field_that_both_changed(self):
        merged = rules.merge(
            base={"title": "Rijles"}, mine={"title": "Lessen"}, theirs={"title": "Rijbewijs"}
        )

        assert merged.conflicts == ("title",)
        assert merged.values == {"title": "Lessen"}

    def test_sees_no_conflict_when_both_typed_the_same(self):
        merged = rules.merge(base={"title": ""}, mine={"title": "A"}, theirs={"title": "A"})

        assert merged.conflicts == ()

    def test_takes_every_difference_for_a_conflict_when_nobody_knows_what_was_read(self):
        merged = rules.merge(base=None, mine={"title": "A"}, theirs={"title": "B"})

        assert merged.conflicts == ("title",)

    def test_never_mixes_fields_that_belong_together(self):
        base = {"doer": "staff", "doer_words": ""}

        merged = rules.merge(
            base=base,
            mine={"doer": "other", "doer_words": "mijn zus"},
            theirs={"doer": "participant", "doer_words": ""},
            together=TOGETHER,
        )

        assert merged.conflicts == ("doer",)
        assert merged.values == {"doer": "other", "doer_words": "mijn zus"}

    @given(base=st.none() | rows, mine=rows, theirs=rows)
    def test_never_loses_a_word_without_saying_so(self, base, mine, theirs):
        merged = rules.merge(base=base, mine=mine, theirs=theirs, together=TOGETHER)

        for unit in (("title",), ("own_words",), ("doer", "doer_words")):
            read, typed, found, kept = (
                row and [row[name] for name in unit] for row in (base, mine, theirs, merged.values)
            )
            mine_lost = typed not in (read, kept)
            theirs_lost = found not in (read, kept)
            assert not mine_lost
            assert not theirs_lost or unit[0] in merged.conflicts

    @given(base=rows, mine=rows)
    def test_is_what_i_typed_when_nobody_else_wrote(self, base, mine):
        merged = rules.merge(base=base, mine=mine, theirs=base, together=TOGETHER)

        assert merged == rules.Merged(mine, ())
