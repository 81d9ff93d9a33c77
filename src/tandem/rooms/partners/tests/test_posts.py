from datetime import date

import pytest
from django.core import mail

from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.rooms.accounts.actions import Person
from tandem.rooms.accounts.models import User
from tandem.rooms.partners import posts
from tandem.rooms.partners.models import Organisation, Post, PostRole
from tandem.rooms.partners.posts import Job
from tandem.rooms.trajectories.tests.factories import (
    OrganisationFactory,
    PostFactory,
    UserFactory,
)

NINA = Person("Nina", "Peeters", "nina@voorbeeld.be")
ON = date(2026, 3, 2)


@pytest.fixture
def organisation(partnership):
    return OrganisationFactory(partnership=partnership)


def add(actor, organisation, person=NINA, role=PostRole.WELFARE, starts_on=ON, **rest):
    job = Job(organisation.pk, role, starts_on)
    return posts.add_colleague(actor=actor, person=person, job=job, **rest)


def recorded():
    return list(
        AuditEvent.objects.filter(event__startswith="post:")
        .order_by("id")
        .values_list("event", "facts__role")
    )


class TestAddColleague:
    def test_gives_a_login_and_a_post(self, staff, organisation):
        added = add(staff("coordinator"), organisation)

        assert added.has_new_login
        assert (added.post.user.email, added.post.role) == ("nina@voorbeeld.be", "welfare")
        assert (added.post.starts_on, added.post.ends_on) == (ON, None)
        assert recorded() == [("post:added", "welfare")]

    def test_gives_the_post_to_the_login_that_exists(self, staff, organisation):
        known = UserFactory(email="nina@voorbeeld.be", first_name="Nien")

        added = add(staff("coordinator"), organisation)

        assert not added.has_new_login
        assert (added.post.user, str(added.post.user.first_name)) == (known, "Nien")

    def test_refuses_the_same_role_there_twice_and_says_since_when(self, staff, organisation):
        coordinator = staff("coordinator")
        add(coordinator, organisation)

        with pytest.raises(posts.PostsOverlap) as refusal:
            add(coordinator, organisation, starts_on=date(2026, 9, 1))

        assert refusal.value.facts == {"starts_on": ON, "ends_on": None}

    def test_makes_no_login_when_the_post_is_refused(self, staff, other_partnership, inside):
        coordinator = staff("coordinator")
        with inside(other_partnership):
            strange = OrganisationFactory(partnership=other_partnership)

        with pytest.raises(Organisation.DoesNotExist):
            add(coordinator, strange)

        assert not User.objects.filter(email="nina@voorbeeld.be").exists()

    def test_lets_somebody_have_two_roles_and_come_back(self, staff, organisation):
        coordinator = staff("coordinator")
        first = add(coordinator, organisation).post
        posts.end_post(actor=coordinator, post_id=first.pk, ends_on=date(2026, 3, 31))

        add(coordinator, organisation, role=PostRole.WORK)
        add(coordinator, organisation, starts_on=date(2026, 4, 1))

        assert first.user.posts.count() == 3

    @pytest.mark.parametrize("role", ["work", "welfare", "dpo", "steering", "mediator"])
    def test_is_for_coordinators(self, staff, organisation, role):
        with pytest.raises(Denied):
            add(staff(role), organisation)

    def test_mails_the_link_to_who_never_logged_in(
        self, staff, organisation, client, django_capture_on_commit_callbacks
    ):
        coordinator = staff("coordinator")
        regular = UserFactory(email="vast@voorbeeld.be")
        client.force_login(regular)

        with django_capture_on_commit_callbacks(execute=True):
            add(coordinator, organisation, site="https://tandem.voorbeeld.be/")
            add(coordinator, organisation, Person("V", "V", "vast@voorbeeld.be"), site="https://x/")

        assert [letter.to for letter in mail.outbox] == [["nina@voorbeeld.be"]]


class TestEndPost:
    def end(self, actor, post, ends_on):
        return posts.end_post(actor=actor, post_id=post.pk, ends_on=ends_on)

    def test_stops_after_the_last_day(self, staff, organisation):
        coordinator = staff("coordinator")
        post = add(coordinator, organisation).post

        self.end(coordinator, post, date(2026, 3, 31))

        here = Post.objects.visible_to(coordinator).filter(pk=post.pk)
        assert here.held_on(date(2026, 3, 31)).exists()
        assert not here.held_on(date(2026, 4, 1)).exists()
        assert recorded() == [("post:added", "welfare"), ("post:ended", "welfare")]

    def test_can_be_taken_back(self, staff, organisation):
        coordinator = staff("coordinator")
        post = add(coordinator, organisation).post
        self.end(coordinator, post, date(2026, 3, 31))

        self.end(coordinator, post, None)

        assert Post.objects.get(pk=post.pk).ends_on is None
        assert recorded()[-1] == ("post:prolonged", "welfare")

    def test_is_not_taken_back_into_a_later_post(self, staff, organisation):
        coordinator = staff("coordinator")
        post = add(coordinator, organisation).post
        self.end(coordinator, post, date(2026, 3, 31))
        add(coordinator, organisation, starts_on=date(2026, 5, 1))

        with pytest.raises(posts.PostsOverlap) as refusal:
            self.end(coordinator, post, date(2026, 6, 1))

        assert refusal.value.facts == {"starts_on": date(2026, 5, 1), "ends_on": None}

    def test_is_not_before_the_first_day(self, staff, organisation):
        coordinator = staff("coordinator")
        post = add(coordinator, organisation).post

        with pytest.raises(posts.EndsBeforeStart):
            self.end(coordinator, post, date(2026, 3, 1))

    def test_leaves_nobody_without_coordinator(self, staff):
        coordinator = staff("coordinator")
        mine = Post.objects.get(pk=coordinator.posts[0].id)

        with pytest.raises(posts.LastCoordinator):
            self.end(coordinator, mine, date(2026, 3, 31))

    def test_counts_a_coordinator_who_leaves_too_as_nobody(self, partnership, staff):
        coordinator = staff("coordinator")
        mine = Post.objects.get(pk=coordinator.posts[0].id)
        PostFactory(partnership=partnership, role="coordinator", ends_on=date(2026, 4, 5))

        with pytest.raises(posts.LastCoordinator):
            self.end(coordinator, mine, date(2026, 3, 31))

    def test_lets_a_coordinator_go_when_another_stays(self, partnership, staff):
        coordinator = staff("coordinator")
        mine = Post.objects.get(pk=coordinator.posts[0].id)
        PostFactory(partnership=partnership, role="coordinator", starts_on=date(2026, 4, 1))

        self.end(coordinator, mine, date(2026, 3, 31))

        mine.refresh_from_db()
        assert mine.ends_on == date(2026, 3, 31)

    def test_reaches_no_other_partnership(self, staff, other_partnership, inside):
        coordinator = staff("coordinator")
        with inside(other_partnership):
            strange = PostFactory(partnership=other_partnership)

        with pytest.raises(Post.DoesNotExist):
            self.end(coordinator, strange, ON)

    def test_is_for_coordinators(self, staff):
        welfare = staff("welfare")

        with pytest.raises(Denied):
            self.end(welfare, Post.objects.get(pk=welfare.posts[0].id), ON)


class TestChangeRole:
    def change(self, actor, post, role=PostRole.WORK, starts_on=date(2026, 6, 1)):
        return posts.change_role(actor=actor, post_id=post.pk, role=role, starts_on=starts_on)

    def test_ends_the_one_and_begins_the_other(self, staff, organisation):
        coordinator = staff("coordinator")
        post = add(coordinator, organisation).post

        follower = self.change(coordinator, post)

        post.refresh_from_db()
        assert post.ends_on == date(2026, 5, 31)
        assert (follower.user, follower.organisation) == (post.user, organisation)
        assert (follower.role, follower.starts_on, follower.ends_on) == (
            "work", date(2026, 6, 1), None,
        )  # fmt: skip
        assert recorded()[1:] == [("post:ended", "welfare"), ("post:added", "work")]

    def test_keeps_a_last_day_that_came_earlier(self, staff, organisation):
        coordinator = staff("coordinator")
        post = add(coordinator, organisation).post
        posts.end_post(actor=coordinator, post_id=post.pk, ends_on=date(2026, 4, 30))

        self.change(coordinator, post)

        post.refresh_from_db()
        assert post.ends_on == date(2026, 4, 30)

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [({"role": PostRole.WELFARE}, posts.SameRole), ({"starts_on": ON}, posts.EndsBeforeStart)],
    )
    def test_refuses(self, staff, organisation, changes, refusal):
        coordinator = staff("coordinator")
        post = add(coordinator, organisation).post

        with pytest.raises(refusal):
            self.change(coordinator, post, **changes)

        post.refresh_from_db()
        assert post.ends_on is None

    def test_changes_nothing_when_the_new_role_is_taken(self, staff, organisation):
        coordinator = staff("coordinator")
        post = add(coordinator, organisation).post
        add(coordinator, organisation, role=PostRole.WORK)

        with pytest.raises(posts.PostsOverlap):
            self.change(coordinator, post)

        post.refresh_from_db()
        assert post.ends_on is None

    def test_is_for_coordinators(self, staff):
        dpo = staff("dpo")

        with pytest.raises(Denied):
            self.change(dpo, Post.objects.get(pk=dpo.posts[0].id))
