import pytest

from tandem.rooms.measures import access
from tandem.rooms.measures.xlsform import shipped_instruments

pytestmark = pytest.mark.django_db


class TestClosedQuestions:
    @pytest.mark.parametrize(
        ("answers", "is_closed"), [({}, True), ({0: "given"}, False), ({1: "given"}, True)]
    )
    def test_are_those_without_a_life_domain_for_who_reads_nothing_of_the_team(
        self, trajectory, seated, answers, is_closed
    ):
        expert = seated("expert", answers=answers)
        definition = shipped_instruments()["satisfaction"]

        closed = access.closed_questions(expert, trajectory, definition)

        assert ("best" in closed) is is_closed
        assert access.can_measure(expert, trajectory) is not is_closed
