"""Pages about work, training, leaving and being asked again."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.models import FollowUp, LabourSpell, State, Trajectory
from tandem.rooms.trajectories.tests.factories import (
    LabourSpellFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)
from tandem.rooms.trajectories.tests.test_actions import post_of

TODAY = date(2026, 7, 10)
JOB = {
    "status": "employed", "starts_on": "2026-07-01", "ends_on": "", "source": "payslip",
    "contract": "fixed_term", "hours_per_week": "19,5", "wants_more_hours": "yes",
    "skill_level": "2", "quality": "Dicht bij huis",
}  # fmt: skip


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 7, 10, 9, tzinfo=UTC))


@pytest.fixture
def guide(staff):
    return staff("work")


@pytest.fixture
def trajectory(partnership, guide):
    row = TrajectoryFactory(partnership=partnership)
    TeamMemberFactory(trajectory=row, post=post_of(guide), role="work")
    return row


@pytest.fixture
def client_of_guide(log_in, guide):
    return log_in(guide)


def url(name, trajectory, *more):
    return reverse(f"trajectories:{name}", args=[trajectory.pk, *more])


def close(guide, trajectory):
    leaving = actions.Leaving(exit_on=date(2026, 6, 30), reason="work", left_early=False)
    actions.close_trajectory(actor=guide, trajectory_id=trajectory.pk, leaving=leaving)


class TestPage:
    def test_asks_the_same_of_the_database_however_much_there_is(
        self, guide, trajectory, client_of_guide, queries_of
    ):
        close(guide, trajectory)
        few = queries_of(client_of_guide, url("results", trajectory))
        for month in range(1, 13):
            LabourSpellFactory(
                trajectory=trajectory, starts_on=date(2024, month, 1), ends_on=date(2024, month, 20)
            )

        many = queries_of(client_of_guide, url("results", trajectory))

        assert len(few) == len(many) <= 12

    def test_lays_what_sources_disagree_on_side_by_side(self, trajectory, client_of_guide):
        LabourSpellFactory(trajectory=trajectory, source="vdab")
        LabourSpellFactory(trajectory=trajectory, source="ksz", status="inactive")

        page = client_of_guide.get(url("results", trajectory)).content.decode()

        assert "Bronnen spreken elkaar tegen" in page

    def test_says_calmly_that_it_is_not_for_an_expert(self, staff, trajectory, log_in):
        expert = staff("expert")
        TeamMemberFactory(trajectory=trajectory, post=post_of(expert), role="expert")
        LabourSpellFactory(trajectory=trajectory, quality="Nachtwerk")

        page = log_in(expert).get(url("results", trajectory)).content.decode()

        assert "Nachtwerk" not in page
        assert "niet voor jouw rol" in page

    def test_does_not_exist_for_a_stranger(self, staff, trajectory, log_in):
        assert log_in(staff("work")).get(url("results", trajectory)).status_code == 404


class TestSpell:
    def test_is_noted(self, trajectory, client_of_guide):
        response = client_of_guide.post(url("spell_new", trajectory), JOB)

        spell = LabourSpell.objects.get()
        assert response.status_code == 302
        assert (spell.status, str(spell.hours_per_week), spell.skill_level) == (
            "employed", "19.5", 2,
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"ends_on": "2026-06-01"}, "kan niet voor de eerste"),
            ({"starts_on": "1980-01-01"}, "geboren op 17 mei 1990"),
            ({"status": "inactive"}, "alleen bij een job"),
        ],
    )
    def test_keeps_what_was_typed_when_it_is_wrong(self, trajectory, client_of_guide, wrong, words):
        response = client_of_guide.post(url("spell_new", trajectory), JOB | wrong)

        page = response.content.decode()
        assert response.status_code == 422
        assert words in page
        assert "Dicht bij huis" in page
        assert not LabourSpell.objects.exists()

    def test_names_the_days_that_its_source_told_of_already(self, trajectory, client_of_guide):
        LabourSpellFactory(trajectory=trajectory, source="payslip", starts_on=date(2026, 6, 15))

        response = client_of_guide.post(url("spell_new", trajectory), JOB)

        assert response.status_code == 422
        assert "15 juni 2026 tot …" in response.content.decode()

    def test_is_corrected_and_shows_what_a_colleague_wrote_meanwhile(
        self, trajectory, client_of_guide
    ):
        spell = LabourSpellFactory(trajectory=trajectory, source="payslip", status="employed")
        address = url("spell", trajectory, spell.pk)
        sent = JOB | {"initial-" + name: value for name, value in JOB.items()}
        sent |= {"initial-quality": "", "initial-status": "employed", "starts_on": "2026-07-02"}
        LabourSpell.objects.update(starts_on=date(2026, 6, 1), ends_on=None)

        overtaken = client_of_guide.post(address, sent)
        sent["initial-starts_on"] = "2026-06-01"
        kept = client_of_guide.post(address, sent)

        assert (overtaken.status_code, kept.status_code) == (409, 302)
        spell.refresh_from_db()
        assert (spell.starts_on, spell.quality) == (date(2026, 7, 2), "Dicht bij huis")

    def test_ends(self, trajectory, client_of_guide):
        spell = LabourSpellFactory(trajectory=trajectory)

        client_of_guide.post(url("spell_end", trajectory, spell.pk), {"ends_on": "2026-06-30"})

        spell.refresh_from_db()
        assert spell.ends_on == date(2026, 6, 30)

    def test_is_set_aside_with_a_reason_and_taken_back(self, trajectory, client_of_guide):
        spell = LabourSpellFactory(trajectory=trajectory)
        aside = url("spell_aside", trajectory, spell.pk)

        without = client_of_guide.post(aside, {"reason": ""})
        client_of_guide.post(aside, {"reason": "Contract getoond"})
        spell.refresh_from_db()
        reason = spell.set_aside_reason
        client_of_guide.post(url("spell_take_back", trajectory, spell.pk))
        spell.refresh_from_db()

        assert without.status_code == 422
        assert (reason, spell.counts) == ("Contract getoond", True)

    def test_of_another_person_is_not_here(self, partnership, guide, trajectory, client_of_guide):
        other = TrajectoryFactory(partnership=partnership)
        TeamMemberFactory(trajectory=other, post=post_of(guide), role="work")
        spell = LabourSpellFactory(trajectory=other)

        assert client_of_guide.get(url("spell", trajectory, spell.pk)).status_code == 404


class TestLeaving:
    def test_closes_and_shows_the_moments(self, trajectory, client_of_guide):
        sent = {"exit_on": "2026-06-30", "reason": "work", "left_early": "no", "agreements": "Bel"}

        response = client_of_guide.post(url("leave", trajectory), sent, follow=True)

        assert Trajectory.objects.get().state == State.CLOSED
        assert "Zes maanden na het einde" in response.content.decode()

    def test_is_corrected_with_the_moments_that_wait(self, guide, trajectory, client_of_guide):
        close(guide, trajectory)

        client_of_guide.post(
            url("leave", trajectory), {"exit_on": "2026-07-05", "reason": "training"}
        )

        trajectory.refresh_from_db()
        assert (trajectory.exit_on, trajectory.left_early) == (date(2026, 7, 5), None)
        assert FollowUp.objects.get(key="leaving").due_on == date(2026, 8, 2)

    def test_is_not_corrected_past_an_answer(self, guide, trajectory, client_of_guide):
        close(guide, trajectory)
        told = actions.Answer("employed", date(2026, 7, 2), "participant")
        row = FollowUp.objects.get(key="leaving")
        actions.answer_follow_up(actor=guide, follow_up_id=row.pk, answer=told, on=TODAY)

        response = client_of_guide.post(
            url("leave", trajectory), {"exit_on": "2026-07-05", "reason": "work"}
        )

        assert response.status_code == 422
        assert "5 juli 2026" in response.content.decode()

    def test_asks_nothing_about_who_died(self, guide, trajectory, client_of_guide):
        client_of_guide.post(url("leave", trajectory), {"exit_on": "2026-06-30", "reason": "died"})

        assert not FollowUp.objects.exists()
        assert client_of_guide.get(url("results", trajectory)).status_code == 200


class TestFollowUp:
    def test_offers_what_is_known_and_keeps_the_answer(self, guide, trajectory, client_of_guide):
        close(guide, trajectory)
        LabourSpellFactory(trajectory=trajectory, status="employed", source="ksz")
        row = FollowUp.objects.get(key="leaving")
        address = url("follow_up", trajectory, row.pk)

        offered = client_of_guide.get(address).context["answer_form"].initial
        client_of_guide.post(
            address,
            {
                "employment": "employed",
                "job_search": "no",
                "education": "no",
                "qualification": "not_asked",
                "evidence_on": "2026-07-01",
                "evidence_source": "ksz",
            },
        )

        row.refresh_from_db()
        assert (offered["employment"], offered["evidence_source"]) == ("employed", "ksz")
        assert (row.outcome, row.employment) == ("reached", "employed")

    def test_counts_tries_and_an_honest_no_answer(self, guide, trajectory, client_of_guide):
        close(guide, trajectory)
        row = FollowUp.objects.get(key="leaving")
        give_up = url("follow_up_give_up", trajectory, row.pk)

        early = client_of_guide.post(give_up, {"outcome": "not_reached"})
        client_of_guide.post(
            url("follow_up_try", trajectory, row.pk),
            {"try-on": "2026-07-09", "try-how": "phone", "try-reached": "no"},
        )
        client_of_guide.post(give_up, {"outcome": "not_reached"})

        row.refresh_from_db()
        assert early.status_code == 422
        assert (row.outcome, row.attempts.count()) == ("not_reached", 1)

    def test_too_early_says_from_when(self, guide, trajectory, client_of_guide):
        close(guide, trajectory)
        row = FollowUp.objects.get(key="six_months")

        response = client_of_guide.post(
            url("follow_up_try", trajectory, row.pk),
            {"try-on": "2026-07-09", "try-how": "phone", "try-reached": "no"},
        )

        assert response.status_code == 422
        assert "30 november 2026" in response.content.decode()

    def test_is_planned_for_an_end_out_of_a_register(self, trajectory, client_of_guide):
        Trajectory.objects.update(state=State.CLOSED, exit_on=date(2026, 6, 30))

        client_of_guide.post(url("follow_ups_plan", trajectory))

        assert FollowUp.objects.count() == 2


class TestComingBack:
    def test_begins_a_new_episode_with_team_and_profile(self, guide, trajectory, client_of_guide):
        close(guide, trajectory)

        response = client_of_guide.post(
            url("come_back", trajectory), {"on": "2026-07-10", "agreed_on": "2026-07-08"}
        )

        begun = Trajectory.objects.get(state=State.ACTIVE)
        assert response.url == url("results", begun)
        assert begun.programme_id == trajectory.programme_id
        assert begun.team.get().user_id == guide.user_id
        assert client_of_guide.get(response.url).status_code == 200

    def test_waits_for_the_end_of_the_former_one(self, guide, trajectory, client_of_guide):
        close(guide, trajectory)

        response = client_of_guide.post(
            url("come_back", trajectory), {"on": "2026-06-30", "agreed_on": "2026-06-30"}
        )

        assert response.status_code == 422
        assert Trajectory.objects.count() == 1
