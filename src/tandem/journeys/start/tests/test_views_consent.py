import pytest
from django.urls import reverse

from tandem.rooms.consent.models import Answer, ConsentEvent, Purpose
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories.models import TeamMember
from tandem.rooms.trajectories.tests.factories import (
    ConsentTextFactory,
    OrganisationFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)


def seat(actor, trajectory, **more):
    post = Post.objects.select_related("organisation", "user").get(pk=actor.posts[0].id)
    return TeamMemberFactory(trajectory=trajectory, post=post, role=actor.posts[0].role, **more)


@pytest.fixture
def guide(staff):
    return staff("welfare")


@pytest.fixture
def trajectory(partnership, guide):
    trajectory = TrajectoryFactory(partnership=partnership)
    seat(guide, trajectory)
    return trajectory


def health(actor, answer=Answer.GIVEN, **more):
    return {
        "purpose": Purpose.SHARE, "organisation": actor.posts[0].organisation_id,
        "sensitivity": 2, "answer": answer,
    } | more  # fmt: skip


class TestQuestions:
    def test_ask_each_partner_about_each_class_that_its_role_could_see(
        self, staff, guide, trajectory, log_in
    ):
        seat(staff("work"), trajectory)

        page = log_in(guide).get(reverse("start:consent", args=[trajectory.pk]))

        asked = [
            [int(each.topic) for each in partner.asked]
            for partner in page.context["consent"].partners
        ]
        assert sorted(asked) == [[0, 1], [0, 1, 2, 3]]

    def test_tell_a_work_counsellor_a_summary_only(self, staff, trajectory, log_in):
        work = staff("work")
        seat(work, trajectory)

        page = log_in(work).get(reverse("start:consent", args=[trajectory.pk]))

        assert "weten of werken moeilijk is" in page.content.decode()

    def test_have_two_buttons_of_equal_weight_and_nothing_chosen(self, guide, trajectory, log_in):
        page = log_in(guide).get(reverse("start:consent", args=[trajectory.pk])).content.decode()

        assert page.count('class="btn" name="answer" value="given"') == 7
        assert page.count('class="btn" name="answer" value="refused"') == 7
        assert "checked" not in page

    def test_are_read_without_buttons_by_who_left_the_team(self, guide, trajectory, log_in):
        TeamMember.objects.update(ends_on=TeamMember.objects.get().starts_on)

        answer = log_in(guide).get(reverse("start:consent", args=[trajectory.pk]))

        assert answer.status_code == 404

    def test_are_hidden_from_a_stranger(self, staff, trajectory, log_in):
        client = log_in(staff("welfare"))

        answers = [
            client.get(reverse(f"start:{name}", args=[trajectory.pk]))
            for name in ("consent", "begin_consent", "receipt")
        ]

        assert [answer.status_code for answer in answers] == [404] * 3

    @pytest.mark.parametrize("partners", [1, 8])
    def test_cost_the_same_at_any_size(
        self, partnership, staff, guide, trajectory, log_in, django_assert_max_num_queries, partners
    ):
        client = log_in(guide)
        for _ in range(partners):
            other = staff("welfare", organisation=OrganisationFactory(partnership=partnership))
            seat(other, trajectory)
            client.post(reverse("start:answer", args=[trajectory.pk]), health(other))

        with django_assert_max_num_queries(12):
            client.get(reverse("start:consent", args=[trajectory.pk]))


class TestAnAnswer:
    def test_is_kept_and_brings_back_to_its_question(self, guide, trajectory, log_in):
        answer = log_in(guide).post(reverse("start:answer", args=[trajectory.pk]), health(guide))

        place = f"share-{guide.posts[0].organisation_id}-2"
        assert answer.url == reverse("start:consent", args=[trajectory.pk]) + f"#{place}"
        assert TeamMember.objects.get().class_levels == [2, 2, 2, 0]

    def test_comes_back_to_the_steps_while_starting(self, guide, trajectory, log_in):
        given = {"purpose": "take_part", "answer": "given", "start": "1"}

        answer = log_in(guide).post(reverse("start:answer", args=[trajectory.pk]), given)

        assert answer.url == reverse("start:begin_consent", args=[trajectory.pk]) + "#take_part"

    def test_keeps_the_words_in_the_language_of_the_page(self, guide, trajectory, log_in):
        client = log_in(guide)
        client.cookies["django_language"] = "fr"

        client.post(reverse("start:answer", args=[trajectory.pk]), health(guide))

        assert ConsentEvent.objects.select_related("text").get().text.language == "fr"

    @pytest.mark.parametrize(
        "given",
        [
            {"purpose": "sell", "answer": "given"},
            {"purpose": "take_part", "answer": "perhaps"},
            {"purpose": "share", "organisation": "x", "answer": "given"},
            {},
        ],
    )
    def test_that_makes_no_sense_changes_nothing(self, guide, trajectory, log_in, given):
        answer = log_in(guide).post(reverse("start:answer", args=[trajectory.pk]), given)

        assert (answer.status_code, ConsentEvent.objects.count()) == (302, 0)

    def test_about_a_partner_outside_the_team_is_explained(self, staff, guide, trajectory, log_in):
        client, url = log_in(guide), reverse("start:answer", args=[trajectory.pk])

        page = client.post(url, health(staff("welfare")), follow=True)

        assert [str(each.level_tag) for each in page.context["messages"]] == ["warning"]
        assert not ConsentEvent.objects.exists()

    def test_stays_possible_to_withdraw_when_the_partner_left(
        self, staff, guide, trajectory, log_in
    ):
        other = staff("welfare")
        member = seat(other, trajectory)
        client, url = log_in(guide), reverse("start:answer", args=[trajectory.pk])
        client.post(url, health(other))
        TeamMember.objects.filter(pk=member.pk).update(ends_on=member.starts_on)

        page = client.get(reverse("start:consent", args=[trajectory.pk])).content.decode()

        assert page.count('value="withdrawn"') == 1


class TestReceipt:
    def test_holds_answer_words_version_and_who_asked(self, guide, trajectory, log_in):
        client = log_in(guide)
        client.post(reverse("start:answer", args=[trajectory.pk]), health(guide))

        page = client.get(reverse("start:receipt", args=[trajectory.pk])).content.decode()

        assert "je gezondheid en hoe je je voelt" in page
        assert guide.name in page
        assert "(nl)" in page

    def test_keeps_the_words_that_were_read_when_the_text_changes(
        self, partnership, guide, trajectory, log_in
    ):
        client = log_in(guide)
        client.post(reverse("start:answer", args=[trajectory.pk]), health(guide))
        ConsentTextFactory(partnership=partnership, version=2, body="Nieuwe vraag?")

        receipt = client.get(reverse("start:receipt", args=[trajectory.pk])).content.decode()
        questions = client.get(reverse("start:consent", args=[trajectory.pk])).content.decode()

        assert "lezen wat je vertelt over je gezondheid" in receipt
        assert "Nieuwe vraag?" not in receipt
        assert "Nieuwe vraag?" in questions
