import pytest

from tandem.foundation.counting import capped_counts
from tandem.rooms.partners.models import Post

GROUPS = (("work",), ("welfare", "dpo"), ())


@pytest.fixture
def posts(inside, staff):
    for role in ("work", "work", "work", "welfare", "dpo", "steering"):
        staff(role)
    return Post.objects.order_by("pk")


class TestCappedCounts:
    def test_counts_each_group_and_every_row(self, posts):
        assert capped_counts(posts, "role", GROUPS, at_most=100) == [3, 2, 6]

    def test_counts_no_further_than_one_more_than_asked(self, posts):
        assert capped_counts(posts, "role", GROUPS, at_most=1) == [2, 2, 2]

    def test_counts_what_the_queryset_still_holds(self, posts):
        narrowed = posts.filter(role__in=["work", "dpo"])

        assert capped_counts(narrowed, "role", GROUPS, at_most=100) == [3, 1, 4]

    def test_counts_nothing_in_nothing(self, posts):
        assert capped_counts(posts.none(), "role", GROUPS, at_most=100) == [0, 0, 0]

    def test_asks_one_query(self, posts, django_assert_num_queries):
        with django_assert_num_queries(1):
            capped_counts(posts, "role", GROUPS, at_most=100)
