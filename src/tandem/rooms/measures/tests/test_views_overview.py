from datetime import date

import pytest
from django.urls import reverse

from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.keys import uuid7
from tandem.rooms.measures.models import Assessment, Need, Voice
from tandem.rooms.measures.tests.factories import (
    AssessmentFactory,
    DomainScoreFactory,
    InstrumentFactory,
    NeedFactory,
)
from tandem.rooms.partners.domains import Domain
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory

# The savepoint that stands in for the transaction of a request.
OF_THE_TEST = 2
SECRET = {
    "WON": "Geheim van wonen",
    "PSY": "Geheim van hoe het gaat",
    "JUS": "Geheim van justitie",
    "WRK": "Openheid over werk",
}


@pytest.fixture
def url(trajectory):
    return reverse("measures:overview", args=[trajectory.pk])


@pytest.fixture
def measured(trajectory):
    """Both voices on every domain, with words that only some may read, and a need in each."""
    for voice in Voice.values:
        assessment = AssessmentFactory(trajectory=trajectory, voice=voice)
        for domain in Domain:
            DomainScoreFactory(
                assessment=assessment, domain=domain, words=SECRET.get(domain, ""),
                hinders="yes", arrange="Opvang tot 18 uur" if domain == "FAM" else "",
            )  # fmt: skip
    for domain, words in SECRET.items():
        NeedFactory(trajectory=trajectory, domain=domain, text=f"Nood: {words}")
    return trajectory


class TestOverview:
    @pytest.mark.parametrize(
        ("role", "answers", "reads"),
        [
            ("welfare", {}, {"WON", "WRK"}),
            ("welfare", {2: "given", 3: "given"}, {"WON", "WRK", "PSY", "JUS"}),
            ("welfare", {1: "withdrawn"}, {"WRK"}),
            ("work", {}, {"WRK"}),
            ("group_guide", {1: "given"}, {"WON", "WRK"}),
            ("expert", {}, set()),
        ],
    )
    def test_shows_words_and_needs_only_of_classes_that_are_open(
        self, measured, seated, url, log_in, role, answers, reads
    ):
        page = log_in(seated(role, answers=answers)).get(url).content.decode()

        assert {domain for domain, words in SECRET.items() if words in page} == reads

    @pytest.mark.parametrize("role", ["welfare", "work", "expert"])
    def test_knows_every_word_that_its_template_uses(
        self, measured, trajectory, seated, url, log_in, role
    ):
        NeedFactory(trajectory=trajectory, ended_on=date(2026, 7, 1), end_reason="Klaar")
        client = log_in(seated(role))

        pages = [client.get(url), client.get(reverse("measures:begin", args=[trajectory.pk]))]

        assert not any("UNDEFINED" in page.content.decode() for page in pages)

    def test_says_calmly_that_there_is_more(self, measured, seated, url, log_in):
        page = log_in(seated("work")).get(url).content.decode()

        assert "maar dat is niet voor jouw rol" in page

    def test_tells_the_work_side_what_hinders_and_what_to_arrange(
        self, measured, seated, url, log_in
    ):
        page = log_in(seated("work")).get(url)

        rows = {row.domain: row for row in page.context["standing"].summed_up}
        assert set(rows) == {"INC", "WON", "FAM", "NET", "RGT"}
        assert rows["FAM"].arrange == "Opvang tot 18 uur"
        assert "Opvang tot 18 uur" in page.content.decode()

    def test_draws_only_what_the_reader_may_know(self, measured, seated, url, log_in):
        picture = log_in(seated("work")).get(url).context["picture"]

        assert [row[0] for row in picture.table.rows] == [
            str(Domain.WRK.label), str(Domain.EDU.label), str(Domain.MOB.label),
        ]  # fmt: skip

    def test_tells_a_coordinator_nothing_of_what_was_said(self, measured, staff, url, log_in):
        page = log_in(staff("coordinator")).get(url)

        assert page.context["standing"].lines == ()
        assert not any(words in page.content.decode() for words in SECRET.values())

    def test_is_hidden_from_a_stranger(self, measured, staff, url, log_in):
        assert log_in(staff("welfare")).get(url).status_code == 404

    def test_compares_with_the_time_before(self, measured, guide, trajectory, url, log_in):
        later = AssessmentFactory(trajectory=trajectory, moment="middle", on=date(2026, 9, 3))
        DomainScoreFactory(assessment=later, domain="WON", level=5)

        standing = log_in(guide).get(url).context["standing"]

        line = next(line for line in standing.lines if line.domain == "WON")
        assert (line.participant.level, line.participant_before, line.guide) == (5, 3, None)

    def test_shows_an_earlier_time_on_demand(self, measured, guide, trajectory, url, log_in):
        AssessmentFactory(trajectory=trajectory, moment="middle", on=date(2026, 9, 3))

        standing = log_in(guide).get(url, {"round": "start-2026-03-02"}).context["standing"]

        assert standing.shown.key == "start-2026-03-02"
        assert standing.lines[0].participant_before is None

    def test_is_an_event_with_the_classes_that_were_open(self, measured, guide, url, log_in):
        log_in(guide).get(url)

        event = AuditEvent.objects.filter(event="trajectory:viewed").latest("id")
        assert event.facts == {"part": "life-domains", "classes": [0, 1]}

    @pytest.mark.parametrize("role", ["work", "welfare"])
    @pytest.mark.parametrize("times", [1, 15])
    def test_costs_the_same_at_any_size(
        self, measured, seated, trajectory, url, log_in, django_assert_max_num_queries, role, times
    ):
        client = log_in(seated(role))
        for day in range(1, times + 1):
            one = AssessmentFactory(trajectory=trajectory, moment="middle", on=date(2026, 4, day))
            DomainScoreFactory.create_batch(1, assessment=one)
            NeedFactory(trajectory=trajectory)
        client.get(url)

        with django_assert_max_num_queries(12 + OF_THE_TEST):
            client.get(url)


class TestBeginning:
    def begin(self, client, trajectory, **changes):
        given = {"voice": "participant", "moment": "start", "on": "2026-03-02"} | changes
        return client.post(reverse("measures:begin", args=[trajectory.pk]), given)

    def test_leads_a_participant_to_one_thing_at_a_time(self, guide, trajectory, log_in):
        answer = self.begin(log_in(guide), trajectory)

        begun = Assessment.objects.get()
        assert answer.url == reverse("measures:check", args=[trajectory.pk, begun.pk])

    def test_leads_a_guide_to_all_on_one_page(self, guide, trajectory, log_in):
        answer = self.begin(log_in(guide), trajectory, voice="guide")

        begun = Assessment.objects.get()
        assert answer.url == reverse("measures:sheet", args=[trajectory.pk, begun.pk])

    def test_leads_to_another_questionnaire(self, partnership, guide, trajectory, log_in):
        other = InstrumentFactory(partnership=partnership, key="satisfaction")

        answer = self.begin(log_in(guide), trajectory, key=other.key)

        begun = Assessment.objects.get()
        assert answer.url == reverse("measures:answers", args=[trajectory.pk, begun.pk])

    @pytest.mark.parametrize(
        "changes", [{"on": "2199-01-01"}, {"on": ""}, {"moment": "signal"}, {"voice": "nobody"}]
    )
    def test_asks_again_when_something_is_wrong(self, guide, trajectory, log_in, changes):
        answer = self.begin(log_in(guide), trajectory, **changes)

        assert (answer.status_code, Assessment.objects.count()) == (422, 0)

    def test_is_refused_to_who_only_coordinates(self, staff, trajectory, log_in):
        assert self.begin(log_in(staff("coordinator")), trajectory).status_code == 403


class TestNeeds:
    def note(self, client, trajectory, **changes):
        given = {
            "need_id": uuid7(), "text": "Een droge woning", "domain": "WON", "voice": "participant",
        }  # fmt: skip
        return client.post(reverse("measures:need", args=[trajectory.pk]), given | changes)

    def test_are_noted(self, guide, trajectory, log_in):
        answer = self.note(log_in(guide), trajectory)

        assert answer.url.endswith("#needs")
        assert Need.objects.get().text == "Een droge woning"

    @pytest.mark.parametrize("changes", [{"text": ""}, {"domain": "PSY"}, {"need_id": "x"}])
    def test_keep_what_was_typed(self, guide, trajectory, log_in, changes):
        given = {"text": "Heel wat woorden."} | changes

        answer = self.note(log_in(guide), trajectory, **given)

        assert (answer.status_code, Need.objects.count()) == (422, 0)
        assert given["text"] in answer.content.decode()

    def end(self, client, need, **changes):
        url = reverse("measures:end_need", args=[need.trajectory_id, need.pk])
        return client.post(url, {"on": "2026-07-01", "reason": "Verhuisd"} | changes)

    def test_end_and_stay_in_the_file(self, guide, trajectory, url, log_in):
        client, need = log_in(guide), NeedFactory(trajectory=trajectory)

        self.end(client, need)

        standing = client.get(url).context["standing"]
        assert (standing.needs, standing.ended_needs) == ((), (need,))

    @pytest.mark.parametrize("changes", [{"on": "2026-01-01"}, {"reason": ""}])
    def test_do_not_end_when_something_is_wrong(self, guide, trajectory, log_in, changes):
        need = NeedFactory(trajectory=trajectory)

        answer = self.end(log_in(guide), need, **changes)

        need.refresh_from_db()
        assert (answer.status_code, need.ended_on) == (422, None)

    def test_are_hidden_from_who_does_not_read_them(self, seated, trajectory, log_in):
        need = NeedFactory(trajectory=trajectory, domain="WON")

        assert self.end(log_in(seated("work")), need).status_code == 404

    def test_of_another_file_are_not_ended_here(self, partnership, guide, trajectory, log_in):
        other = TrajectoryFactory(partnership=partnership)
        TeamMemberFactory(
            trajectory=other, post=trajectory.team.get().user.posts.get(), role="welfare"
        )
        need = NeedFactory(trajectory=other)
        url = reverse("measures:end_need", args=[trajectory.pk, need.pk])

        assert log_in(guide).get(url).status_code == 404
