from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db.models import F, Q

from tandem.foundation import clock
from tandem.foundation.prepared import NotPrepared, Prepared, PreparedFor
from tandem.rooms.partners.models import Organisation, Post, PostRole
from tandem.rooms.trajectories.models import TeamMember
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory

COLUMNS = ("pk", "role")


def posts(roles: tuple[str, ...], *, user_id: UUID, day: date):
    """Posts of one login that began by a day, of some roles."""
    mine = Post.objects.filter(user_id=user_id, starts_on__lte=day, role__in=roles)
    return mine.order_by("pk").values_list(*COLUMNS)


@pytest.fixture
def held(staff):
    return staff(PostRole.WORK), staff(PostRole.WELFARE)


class TestPrepared:
    def test_answers_as_the_queryset_does(self, inside, held):
        prepared = Prepared(posts)
        day, roles = clock.today(), (PostRole.WORK, PostRole.WELFARE)

        for actor in held:
            found = prepared.rows(roles, user_id=actor.user_id, day=day)
            assert found == list(posts(roles, user_id=actor.user_id, day=day))
            assert len(found) == 1

    def test_writes_a_statement_once_for_each_shape(self, inside, held):
        calls = []

        def counted(shape, **values):
            calls.append(shape)
            return posts(shape, **values)

        prepared = Prepared(counted)
        for actor in held * 3:
            prepared.rows((PostRole.WORK,), user_id=actor.user_id, day=clock.today())
            prepared.rows((PostRole.DPO,), user_id=actor.user_id, day=clock.today())

        assert calls == [(PostRole.WORK,), (PostRole.DPO,)]

    def test_asks_one_query(self, inside, held, django_assert_num_queries):
        prepared = Prepared(posts)

        with django_assert_num_queries(1):
            prepared.rows((PostRole.WORK,), user_id=held[0].user_id, day=clock.today())

    def test_takes_the_day_that_is_given_and_not_the_first_one(self, inside, held):
        prepared = Prepared(posts)
        long_ago = date(1990, 1, 1)

        prepared.rows((PostRole.WORK,), user_id=held[0].user_id, day=long_ago)
        found = prepared.rows((PostRole.WORK,), user_id=held[0].user_id, day=clock.today())

        assert len(found) == 1

    @pytest.mark.parametrize(
        "brought_along",
        [Q(starts_on__lte=clock.today()), Q(organisation_id=uuid4())],
        ids=["a day of the clock", "a key"],
    )
    def test_refuses_what_would_be_kept_for_ever(self, inside, held, brought_along):
        prepared = Prepared(lambda shape, **values: posts(shape, **values).filter(brought_along))

        with pytest.raises(NotPrepared):
            prepared.rows((PostRole.WORK,), user_id=held[0].user_id, day=clock.today())

    def test_finds_nothing_among_nothing(self, inside, held):
        found = Prepared(posts).rows((), user_id=held[0].user_id, day=clock.today())

        assert found == []

    def test_refuses_a_value_that_it_cannot_tell_apart(self, inside, held):
        def by_number(shape, *, number):
            return Post.objects.filter(id=F("id")).values_list("pk")[:number]

        with pytest.raises(NotPrepared):
            Prepared(by_number).rows((), number=3)


class TestObjects:
    def test_gives_what_the_queryset_gives_with_what_is_joined(
        self, inside, held, django_assert_num_queries
    ):
        def build(_shape, *, user_id):
            return Post.objects.filter(user_id=user_id).select_related("user", "organisation")

        prepared = Prepared(build)
        prepared.rows((), user_id=held[0].user_id)
        (expected,) = build((), user_id=held[1].user_id)

        with django_assert_num_queries(1):
            (found,) = prepared.rows((), user_id=held[1].user_id)
            assert (found, found.user, found.organisation) == (
                expected,
                expected.user,
                expected.organisation,
            )
        assert not found._state.adding
        assert found.starts_on == expected.starts_on

    def test_leaves_out_what_was_deferred(self, inside, held, django_assert_num_queries):
        prepared = Prepared(
            lambda _shape, *, key: Organisation.objects.filter(pk=key).defer("name")
        )
        (found,) = prepared.rows((), key=held[0].posts[0].organisation_id)

        assert found.get_deferred_fields() == {"name"}
        with django_assert_num_queries(1):
            assert found.name == held[0].posts[0].organisation_name

    def test_takes_words_as_values_too(self, inside, held):
        prepared = Prepared(lambda _shape, *, role: Post.objects.filter(role=role).order_by("pk"))
        prepared.rows((), role=PostRole.WORK.value)

        (found,) = prepared.rows((), role=PostRole.WELFARE.value)

        assert found.user_id == held[1].user_id

    def test_refuses_prefetching(self, inside, held):
        prepared = Prepared(
            lambda _shape, *, key: Organisation.objects.filter(pk=key).prefetch_related("posts")
        )

        with pytest.raises(NotPrepared):
            prepared.rows((), key=held[0].posts[0].organisation_id)


def seats(_shape, actor, *, trajectory_id):
    """The actor's own seats in one trajectory: thirty days of grace count."""
    mine = TeamMember.objects.seats_of(actor, actor.today)
    return mine.filter(trajectory_id=trajectory_id).values_list("role")


def post_of(actor):
    return Post.objects.get(pk=actor.posts[0].id)


class TestForAnActor:
    def test_answers_each_as_the_queryset_does(self, partnership, staff):
        prepared = PreparedFor(seats)
        actors = [staff(PostRole.WORK), staff(PostRole.WELFARE), staff(PostRole.WORK)]
        trajectory = TrajectoryFactory(partnership=partnership)
        for actor in actors[:2]:
            TeamMemberFactory(trajectory=trajectory, post=post_of(actor), role=actor.posts[0].role)

        found = [prepared.rows_for(actor, trajectory_id=trajectory.pk) for actor in actors]

        assert found == [[(PostRole.WORK,)], [(PostRole.WELFARE,)], []]

    @pytest.mark.parametrize(("days_ago", "how_many"), [(30, 1), (31, 0)])
    def test_counts_days_from_the_day_of_the_actor(self, partnership, staff, days_ago, how_many):
        prepared = PreparedFor(seats)
        actor = staff(PostRole.WORK)
        ended_on = actor.today - timedelta(days=days_ago)
        seat = TeamMemberFactory(
            trajectory=TrajectoryFactory(partnership=partnership),
            post=post_of(actor),
            starts_on=ended_on - timedelta(days=90),
            ends_on=ended_on,
        )
        prepared.rows_for(staff(PostRole.WORK), trajectory_id=uuid4())

        found = prepared.rows_for(actor, trajectory_id=seat.trajectory_id)

        assert len(found) == how_many

    def test_refuses_the_key_of_a_post(self, staff):
        actor = staff(PostRole.WORK)

        def by_post(_shape, actor):
            return Post.objects.filter(pk=actor.posts[0].id)

        with pytest.raises(NotPrepared):
            PreparedFor(by_post).rows_for(actor)
