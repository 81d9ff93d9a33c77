from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.measures.scoring import Given, Score, clashes, is_untouched, mark

scores = st.builds(
    Score,
    state=st.sampled_from(["1", "2", "5", "not_discussed", "prefers_not"]),
    words=st.sampled_from(["", "Ik woon goed."]),
    wish=st.sampled_from(["yes", "not_asked"]),
)
maybe = st.none() | scores


class TestMark:
    @given(scores, scores)
    def test_is_the_same_only_for_the_same_score(self, one, other):
        assert (mark(one) == mark(other)) == (one == other)

    def test_is_empty_without_a_score(self):
        assert mark(None) == ""


class TestAFormThatComesBack:
    @given(maybe, maybe, scores)
    def test_clashes_only_when_both_moved_apart(self, shown, stored, sent):
        given = Given(sent, seen=mark(shown))

        nobody_else_moved = stored == shown
        both_agree = stored == sent

        assert clashes(given, stored) == (not nobody_else_moved and not both_agree)

    @given(maybe, scores)
    def test_is_untouched_when_it_says_what_it_showed(self, shown, sent):
        assert is_untouched(Given(sent, seen=mark(shown))) == (sent == shown)


class TestScore:
    def test_has_a_level_only_when_it_was_scored(self):
        assert (Score("4").kind, Score("4").level) == ("scored", 4)
        assert (Score("prefers_not").kind, Score("prefers_not").level) == ("prefers_not", None)
