from hypothesis import given
from hypothesis import strategies as st

from tandem.foundation.keys import uuid7
from tandem.journeys.registers.owners import Link, owners
from tandem.rooms.people.models import RowOutcome

READY = RowOutcome.READY
LINES = st.integers(1, 8)


def lines(links):
    """Ready line -> line of the row whose person it shares."""
    return {line: owner.line for line, owner in owners(links).items()}


class TestOwner:
    def test_is_the_row_itself_when_it_leans_on_none(self):
        assert lines([Link(1, READY), Link(2, READY)]) == {1: 1, 2: 2}

    def test_is_the_last_of_a_chain(self):
        chain = [Link(1, READY), Link(2, RowOutcome.DUPLICATE, 1), Link(3, READY, 2)]

        assert lines(chain) == {1: 1, 3: 1}

    def test_is_somebody_who_stands_in_the_database(self):
        person = uuid7()
        links = [Link(1, RowOutcome.CREATED, None, person), Link(2, READY, 1)]

        assert owners(links)[2].person_id == person

    def test_is_missing_while_the_other_row_waits(self):
        for waiting in (RowOutcome.HELD_BACK, RowOutcome.SKIPPED, RowOutcome.LIKELY):
            assert lines([Link(1, waiting), Link(2, READY, 1)]) == {}

    def test_is_missing_when_the_other_row_or_its_person_is_gone(self):
        assert lines([Link(2, READY, 1)]) == {}
        assert lines([Link(1, RowOutcome.UNCHANGED), Link(2, READY, 1)]) == {}

    def test_is_the_first_of_a_circle(self):
        circle = [Link(1, READY, 3), Link(2, READY, 1), Link(3, READY, 2), Link(4, READY, 3)]

        assert lines(circle) == {1: 1, 2: 1, 3: 1, 4: 1}

    @given(st.dictionaries(LINES, st.tuples(st.sampled_from(RowOutcome), st.none() | LINES)))
    def test_is_always_one_that_will_have_a_person(self, drawn):
        links = [Link(line, outcome, of) for line, (outcome, of) in drawn.items()]

        for line, owner in owners(links).items():
            assert drawn[line][0] == READY
            assert owner.outcome == READY
            assert owners(links)[owner.line] == owner
