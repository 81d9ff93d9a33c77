import pytest

from tandem.foundation.access import NOBODY, system
from tandem.rooms.measures.models import Assessment, DomainScore, Instrument, Need
from tandem.rooms.measures.tests.factories import (
    AssessmentFactory,
    DomainScoreFactory,
    InstrumentFactory,
    NeedFactory,
)
from tandem.rooms.partners.domains import Domain
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory

READS = {
    "work": {0},
    "welfare": {0, 1},
    "group_guide": {0},
    "expert": set(),
}


@pytest.fixture
def measured(partnership):
    """A trajectory with a score and a need in each life domain."""
    trajectory = TrajectoryFactory(partnership=partnership)
    assessment = AssessmentFactory(trajectory=trajectory)
    for domain in Domain:
        DomainScoreFactory(assessment=assessment, domain=domain)
        NeedFactory(trajectory=trajectory, domain=domain)
    return trajectory


def seat(staff, trajectory, role, **more):
    actor = staff(role)
    post = Post.objects.select_related("organisation").get(pk=actor.posts[0].id)
    TeamMemberFactory(trajectory=trajectory, post=post, role=role, **more)
    return actor


class TestScoresAndNeeds:
    @pytest.mark.parametrize("role", READS)
    def test_are_seen_by_class(self, staff, measured, role):
        actor = seat(staff, measured, role)

        for model in (DomainScore, Need):
            seen = set(model.objects.visible_to(actor).values_list("sensitivity", flat=True))
            assert seen == READS[role]

    def test_follow_consent(self, staff, measured):
        actor = seat(staff, measured, "welfare", answers={2: "given", 1: "withdrawn"})

        seen = set(DomainScore.objects.visible_to(actor).values_list("sensitivity", flat=True))

        assert seen == {0, 2}

    def test_are_summed_up_for_the_work_side_only(self, staff, measured):
        work, welfare = seat(staff, measured, "work"), seat(staff, measured, "welfare")

        classes = DomainScore.objects.summed_up_for(work).values_list("sensitivity", flat=True)

        assert set(classes) == {1}
        assert not DomainScore.objects.summed_up_for(welfare).exists()

    def test_of_another_file_stay_closed(self, partnership, staff, measured):
        other = TrajectoryFactory(partnership=partnership)
        actor = seat(staff, other, "welfare")

        assert not DomainScore.objects.visible_to(actor).exists()


class TestAStranger:
    @pytest.mark.parametrize("model", [Assessment, DomainScore, Need])
    def test_sees_nothing(self, staff, measured, model):
        for actor in (staff("welfare"), staff("coordinator"), NOBODY):
            assert not model.objects.visible_to(actor).exists()

    @pytest.mark.parametrize("model", [Instrument, Assessment, DomainScore, Need])
    def test_of_another_partnership_sees_nothing(self, measured, other_partnership, inside, model):
        with inside(other_partnership):
            assert not model.objects.visible_to(system(other_partnership.pk)).exists()
            assert not model.objects.exists()

    def test_is_not_the_program_itself(self, partnership, measured):
        assert DomainScore.objects.visible_to(system(partnership.pk)).count() == len(Domain)


class TestInstrument:
    def test_is_offered_in_order_of_title(self, partnership, staff):
        InstrumentFactory(partnership=partnership, key="satisfaction")
        InstrumentFactory(partnership=partnership, key="barrier_scan", is_offered=False)
        InstrumentFactory(partnership=partnership, key="life_domains")

        offered = Instrument.objects.visible_to(staff("work")).offered()

        assert [each.key for each in offered] == ["life_domains", "satisfaction"]
