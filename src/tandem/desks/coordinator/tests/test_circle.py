from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from tandem.foundation import clock
from tandem.foundation.audit.models import AuditEvent
from tandem.rooms.accounts.models import User
from tandem.rooms.partners.models import Organisation, Post
from tandem.rooms.trajectories.models import State
from tandem.rooms.trajectories.tests.factories import (
    OrganisationFactory,
    PostFactory,
    ProgrammeFactory,
    TeamMemberFactory,
    TrajectoryFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)


@pytest.fixture
def organisation(partnership):
    return OrganisationFactory(partnership=partnership, name="De Brug", kind="work")


@pytest.fixture
def programme(partnership):
    return ProgrammeFactory(partnership=partnership)


def url(name, *keys):
    return reverse(f"coordinator:{name}", args=[getattr(key, "pk", key) for key in keys])


def text(response):
    return response.content.decode()


def colleague(where, **changes):
    return {
        "first_name": "Nina", "last_name": "Peeters", "email": "nina@voorbeeld.be", "phone": "",
        "organisation": str(where.pk), "role": "welfare", "starts_on": "2026-03-02",
    } | changes  # fmt: skip


def filled(organisation, **changes):
    """What a browser sends of the form of an organisation."""
    shown = {"name": organisation.name, "kind": organisation.kind, "kbo_number": "", "phone": ""}
    return shown | {f"initial-{name}": value for name, value in shown.items()} | changes


class TestCircle:
    def test_shows_who_works_where_the_promotor_first(self, partnership, staff, log_in):
        coordinator = staff("coordinator")
        OrganisationFactory(partnership=partnership, name="Zon", is_promotor=True)
        PostFactory(partnership=partnership, role="welfare", starts_on=date(2024, 9, 1))

        page = text(log_in(coordinator).get(url("circle")))

        assert page.index("Zon") < page.index(coordinator.posts[0].organisation_name)
        assert "1 sep 2024" in page

    def test_leaves_former_colleagues_to_the_page_of_their_organisation(
        self, staff, log_in, organisation
    ):
        gone = PostFactory(
            partnership=organisation.partnership, organisation=organisation,
            ends_on=clock.today() - timedelta(days=1),
        )  # fmt: skip
        client = log_in(staff("coordinator"))

        circle = text(client.get(url("circle")))
        own = text(client.get(url("organisation", organisation)))

        assert gone.user.last_name not in circle
        assert gone.user.last_name in own

    def test_costs_the_same_at_any_size(self, staff, log_in, partnership, queries_of):
        client = log_in(staff("coordinator"))
        few = queries_of(client, url("circle"))
        for _ in range(3):
            organisation = OrganisationFactory(partnership=partnership)
            PostFactory.create_batch(15, partnership=partnership, organisation=organisation)

        many = queries_of(client, url("circle"))

        assert len(few) == len(many) <= 12

    def test_shows_a_dozen_and_tells_how_many_there_are(self, staff, log_in, organisation):
        PostFactory.create_batch(
            15, partnership=organisation.partnership, organisation=organisation
        )

        page = text(log_in(staff("coordinator")).get(url("circle")))

        assert "Alle 15 collega" in page
        assert page.count("mailto:") == 13

    def test_is_seen_but_not_changed_by_the_dpo(self, staff, log_in, organisation):
        client = log_in(staff("dpo"))

        page = text(client.get(url("circle")))
        own = text(client.get(url("organisation", organisation)))
        sent = client.post(url("organisation", organisation), filled(organisation, name="X"))

        assert "De Brug" in page
        assert url("colleague_new") not in page + own
        assert sent.status_code == 403
        assert client.get(url("colleague_new")).status_code == 403
        assert client.get(url("organisation_new")).status_code == 403

    @pytest.mark.parametrize("role", ["work", "welfare", "mediator", "steering", "outreach"])
    def test_is_closed_to_others(self, staff, log_in, organisation, role):
        client = log_in(staff(role))

        pages = [url("circle"), url("organisation_new"), url("organisation", organisation)]

        assert [client.get(page).status_code for page in pages] == [403] * 3

    def test_is_linked_from_the_desk(self, staff, log_in):
        page = text(log_in(staff("coordinator")).get(url("desk")))

        assert url("circle") in page


class TestOrganisation:
    def test_is_added(self, staff, log_in):
        client = log_in(staff("coordinator"))

        response = client.post(
            url("organisation_new"),
            {"name": "CAW", "kind": "caw", "kbo_number": "BE 0203.430.576"},
        )

        made = Organisation.objects.get(name="CAW")
        assert response["Location"] == url("organisation", made)
        assert made.kbo_number == "0203430576"

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ({"kbo_number": "0203.430.577"}, "geen KBO-nummer"),
            ({"name": "de brug"}, "al een organisatie met deze naam"),
            ({"name": ""}, "errsum"),
        ],
    )
    def test_keeps_what_was_typed_when_refused(self, staff, log_in, organisation, typed, told):
        client = log_in(staff("coordinator"))
        sent = {"name": "CAW", "kind": "caw", "phone": "03 000 00 99"} | typed

        response = client.post(url("organisation_new"), sent)

        assert response.status_code == 422
        assert told in text(response)
        assert "03 000 00 99" in text(response)

    def test_is_renamed_and_becomes_promotor(self, staff, log_in, organisation):
        client = log_in(staff("coordinator"))

        response = client.post(
            url("organisation", organisation),
            filled(organisation, name="De Nieuwe Brug", is_promotor="on"),
        )

        organisation.refresh_from_db()
        assert response.status_code == 302
        assert (organisation.name, organisation.is_promotor) == ("De Nieuwe Brug", True)

    def test_offers_no_way_to_leave_the_circle_without_promotor(self, partnership, staff, log_in):
        promotor = OrganisationFactory(partnership=partnership, is_promotor=True)

        page = text(log_in(staff("coordinator")).get(url("organisation", promotor)))

        assert 'name="is_promotor"' not in page

    def test_shows_both_when_two_changed_the_name(self, staff, log_in, organisation):
        client = log_in(staff("coordinator"))
        sent = filled(organisation, name="Mijn naam")
        Organisation.objects.filter(pk=organisation.pk).update(name="Hun naam")

        response = client.post(url("organisation", organisation), sent)

        assert response.status_code == 409
        assert "Hun naam" in text(response)
        assert 'value="Mijn naam"' in text(response)

    def test_turns_pages_of_people(self, staff, log_in, organisation):
        PostFactory.create_batch(
            60, partnership=organisation.partnership, organisation=organisation
        )
        client = log_in(staff("coordinator"))

        first = text(client.get(url("organisation", organisation)))
        second = text(client.get(url("organisation", organisation), {"page": "2"}))

        assert "Pagina 1 van 2" in first
        assert second.count("mailto:") == 10

    def test_of_another_partnership_does_not_exist(self, staff, log_in, other_partnership, inside):
        with inside(other_partnership):
            strange = PostFactory(partnership=other_partnership)
        client = log_in(staff("coordinator"))

        pages = [
            url("organisation", strange.organisation), url("post", strange),
            url("login_link", strange),
        ]  # fmt: skip

        assert [client.get(page).status_code for page in pages] == [404] * 3


class TestNewColleague:
    def test_gets_a_link_that_is_shown_and_mailed(
        self, staff, log_in, organisation, client, django_capture_on_commit_callbacks
    ):
        log_in(staff("coordinator"))

        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(url("colleague_new"), colleague(organisation))

        post = Post.objects.get(user__email="nina@voorbeeld.be")
        page = text(client.get(response["Location"]))
        assert response["Location"] == url("login_link", post)
        assert "http://testserver/account/password/reset/key/" in page
        assert [letter.to for letter in mail.outbox] == [["nina@voorbeeld.be"]]

    def test_with_a_login_gets_the_post_and_nobody_sees_more(
        self, staff, log_in, organisation, client, other_partnership, inside
    ):
        with inside(other_partnership):
            elsewhere = PostFactory(partnership=other_partnership, user__email="nina@voorbeeld.be")
        log_in(staff("coordinator"))

        response = client.post(url("colleague_new"), colleague(organisation), follow=True)

        page = text(response)
        added = Post.objects.get(user=elsewhere.user, organisation=organisation)
        shown = text(client.get(url("login_link", added)))
        assert str(elsewhere.user) in page
        assert elsewhere.organisation.name not in page
        assert "/reset/key/" not in page + shown

    def test_is_refused_twice_with_the_day_of_the_first(self, staff, log_in, organisation):
        client = log_in(staff("coordinator"))
        client.post(url("colleague_new"), colleague(organisation))

        response = client.post(url("colleague_new"), colleague(organisation))

        assert response.status_code == 422
        assert "vanaf 2 maart 2026" in text(response)
        assert 'value="Nina"' in text(response)

    @pytest.mark.parametrize(
        "wrong",
        [{"email": "geen adres"}, {"role": "koning"}, {"starts_on": "0202-01-01"},
         {"organisation": "x"}, {"first_name": " "}],
    )  # fmt: skip
    def test_is_not_made_of_wrong_words(self, staff, log_in, organisation, wrong):
        client = log_in(staff("coordinator"))

        response = client.post(url("colleague_new"), colleague(organisation, **wrong))

        assert response.status_code == 422
        assert not User.objects.filter(last_name="Peeters").exists()

    def test_begins_with_who_and_where_was_asked(self, staff, log_in, organisation):
        known = PostFactory(partnership=organisation.partnership, organisation=organisation)
        client = log_in(staff("coordinator"))

        page = text(client.get(url("colleague_new"), {"colleague": str(known.pk)}))
        broken = client.get(url("colleague_new"), {"colleague": "x", "organisation": "y"})

        assert known.user.email in page
        assert f'value="{organisation.pk}" selected' in page
        assert broken.status_code == 200


class TestPost:
    @pytest.fixture
    def counsellor(self, staff, organisation):
        actor = staff("welfare", organisation=organisation)
        return Post.objects.get(pk=actor.posts[0].id)

    def walk(self, counsellor, programme, **fields):
        trajectory = TrajectoryFactory(
            partnership=counsellor.partnership, programme=programme, **fields
        )
        TeamMemberFactory(trajectory=trajectory, post=counsellor)
        return trajectory

    def test_warns_whom_its_end_leaves_without_counsellor(
        self, staff, log_in, counsellor, programme
    ):
        alone = self.walk(counsellor, programme)
        shared = self.walk(counsellor, programme)
        other = PostFactory(partnership=counsellor.partnership)
        TeamMemberFactory(trajectory=shared, post=other)
        closed = self.walk(counsellor, programme, state=State.CLOSED, exit_on=date(2026, 3, 3))

        page = text(log_in(staff("coordinator")).get(url("post", counsellor)))

        assert reverse("start:team", args=[alone.pk]) in page
        assert "1 deelnemer zou een begeleider missen" in page
        assert "Nog 1 deelnemer houdt" in page
        assert reverse("start:team", args=[shared.pk]) not in page
        assert reverse("start:team", args=[closed.pk]) not in page

    def test_warns_nobody_while_another_post_there_goes_on(
        self, staff, log_in, counsellor, programme
    ):
        self.walk(counsellor, programme)
        PostFactory(
            partnership=counsellor.partnership, organisation=counsellor.organisation,
            user=counsellor.user, role="work",
        )  # fmt: skip

        page = text(log_in(staff("coordinator")).get(url("post", counsellor)))

        assert "begeleider missen" not in page

    def test_counts_a_stand_in_only_for_as_long_as_they_stay(
        self, staff, log_in, counsellor, programme
    ):
        trajectory = self.walk(counsellor, programme)
        stand_in = PostFactory(partnership=counsellor.partnership)
        soon = clock.today() + timedelta(days=10)
        TeamMemberFactory(trajectory=trajectory, post=stand_in, ends_on=soon)
        client = log_in(staff("coordinator"))

        now = text(client.get(url("post", counsellor)))
        client.post(url("post", counsellor), {"ends_on": soon.isoformat()})
        later = text(client.get(url("post", counsellor)))

        assert "Niemand zou een begeleider missen" in now
        assert "mist 1 deelnemer een begeleider" in later

    def test_costs_the_same_whoever_is_missed(
        self, staff, log_in, counsellor, programme, queries_of
    ):
        client = log_in(staff("coordinator"))
        for _ in range(2):
            self.walk(counsellor, programme)
        few = queries_of(client, url("post", counsellor))
        for _ in range(28):
            self.walk(counsellor, programme)

        assert len(queries_of(client, url("post", counsellor))) == len(few) <= 12

    def test_tells_the_dpo_no_names_of_participants(self, staff, log_in, counsellor, programme):
        trajectory = self.walk(counsellor, programme)

        page = text(log_in(staff("dpo")).get(url("post", counsellor)))

        assert trajectory.participant.last_name not in page

    def test_ends_and_goes_on_again(self, staff, log_in, counsellor):
        client = log_in(staff("coordinator"))

        client.post(url("post", counsellor), {"ends_on": "2026-09-30"})
        counsellor.refresh_from_db()
        ended = counsellor.ends_on
        client.post(url("post", counsellor), {"ends_on": ""})
        counsellor.refresh_from_db()

        assert ended == date(2026, 9, 30)
        assert counsellor.ends_on is None

    def test_says_why_it_does_not_end(self, staff, log_in, counsellor):
        coordinator = staff("coordinator")
        client = log_in(coordinator)
        mine = url("post", coordinator.posts[0].id)

        early = client.post(url("post", counsellor), {"ends_on": "2019-12-31"})
        last = client.post(mine, {"ends_on": "2026-12-31"})

        assert early.status_code == last.status_code == 422
        assert "begon op 1 januari 2020" in text(early)
        assert "Dan coördineert niemand meer" in text(last)

    def test_goes_on_in_another_role(self, staff, log_in, counsellor):
        client = log_in(staff("coordinator"))

        response = client.post(
            url("post_role", counsellor), {"role": "mediator", "starts_on": "2026-06-01"}
        )

        counsellor.refresh_from_db()
        follower = Post.objects.get(user=counsellor.user, role="mediator")
        assert response["Location"] == url("post", follower)
        assert counsellor.ends_on == date(2026, 5, 31)

    def test_says_why_the_role_does_not_change(self, staff, log_in, counsellor):
        client = log_in(staff("coordinator"))

        response = client.post(
            url("post_role", counsellor), {"role": "welfare", "starts_on": "2026-06-01"}
        )

        assert response.status_code == 422
        assert "de rol van nu" in text(response)

    def test_is_changed_by_coordinators_only(self, staff, log_in, counsellor):
        client = log_in(staff("dpo"))

        answers = [
            client.post(url("post", counsellor), {"ends_on": "2026-12-31"}),
            client.post(url("post_role", counsellor), {"role": "work", "starts_on": "2026-06-01"}),
            client.get(url("login_link", counsellor)),
            client.post(url("login_link", counsellor)),
        ]

        counsellor.refresh_from_db()
        assert [answer.status_code for answer in answers] == [403] * 4
        assert counsellor.ends_on is None


class TestLoginLink:
    def test_is_not_shown_of_who_has_a_password_but_may_be_mailed(
        self, staff, log_in, organisation, django_capture_on_commit_callbacks
    ):
        user = UserFactory(password="x" * 20)
        post = PostFactory(
            partnership=organisation.partnership, organisation=organisation, user=user
        )
        client = log_in(staff("coordinator"))

        page = text(client.get(url("login_link", post)))
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(url("login_link", post))

        assert "/reset/key/" not in page
        assert response["Location"] == url("post", post)
        assert [letter.to for letter in mail.outbox] == [[user.email]]

    def test_is_recorded_each_time_it_is_shown(self, staff, log_in, organisation, client):
        log_in(staff("coordinator"))
        response = client.post(url("colleague_new"), colleague(organisation))

        client.get(response["Location"])

        assert AuditEvent.objects.filter(event="login:link-shown").count() == 1

    def test_is_kept_by_no_browser(self, staff, log_in, organisation, client):
        log_in(staff("coordinator"))
        response = client.post(url("colleague_new"), colleague(organisation))

        assert client.get(response["Location"])["Cache-Control"] == "no-store"
