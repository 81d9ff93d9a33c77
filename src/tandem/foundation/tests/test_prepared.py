from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db.models import F, Q

from tandem.foundation import clock
from tandem.foundation.prepared import NotPrepared, Prepared
from tandem.rooms.partners.models import Post, PostRole

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
