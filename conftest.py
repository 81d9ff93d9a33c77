"""What every test shares: the application's role, so that the wall stands, and a circle."""

from contextlib import contextmanager

import pytest


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Make the test database as the owner, then work in it as the application's role."""
    from django.conf import settings
    from django.db import connection

    connection.settings_dict["OPTIONS"]["assume_role"] = settings.APP_ROLE
    with django_db_blocker.unblock():
        connection.close()
    yield
    del connection.settings_dict["OPTIONS"]["assume_role"]
    with django_db_blocker.unblock():
        connection.close()


def make_partnership(**fields):
    """A new partnership; the wall is entered and stays so until the transaction ends."""
    from tandem.foundation import wall
    from tandem.foundation.keys import uuid7
    from tandem.rooms.trajectories.tests.factories import PartnershipFactory

    key = fields.pop("id", None) or uuid7()
    wall.enter(key)
    return PartnershipFactory(id=key, **fields)


@pytest.fixture
def partnership(db):
    """A partnership, with the test inside its wall."""
    return make_partnership()


@pytest.fixture
def other_partnership(partnership):
    """Another partnership; the test stays inside the wall of the first."""
    from tandem.foundation import wall

    other = make_partnership()
    wall.enter(partnership.pk)
    return other


@pytest.fixture
def inside():
    """`with inside(other): ...` works behind another wall, then comes back."""
    from tandem.foundation import wall

    @contextmanager
    def step(partnership):
        with wall.within(partnership.pk):
            yield

    return step


@pytest.fixture
def staff(partnership):
    """`staff("welfare")` gives an actor with such a post here; `.post` is on the result."""
    from tandem.foundation.access import STAFF, Actor, PostFacts
    from tandem.rooms.trajectories.tests.factories import PostFactory

    def make(*roles, organisation=None, user=None, **names):
        posts = []
        for role in roles:
            extra = {"organisation": organisation} if organisation else {}
            if user is None and posts:
                user = posts[0].user
            if user is not None:
                extra["user"] = user
            posts.append(PostFactory(partnership=partnership, role=role, **extra))
        holder = user or posts[0].user
        return Actor(
            kind=STAFF,
            partnership_id=partnership.pk,
            partnership_name=partnership.name,
            user_id=holder.pk,
            name=str(holder),
            posts=tuple(
                PostFacts(p.pk, p.organisation_id, p.organisation.name, p.role) for p in posts
            ),
        )

    return make


@pytest.fixture
def trajectory(partnership):
    """A file, with nobody in its team yet."""
    from tandem.rooms.trajectories.tests.factories import TrajectoryFactory

    return TrajectoryFactory(partnership=partnership)


@pytest.fixture
def seated(staff, trajectory):
    """`seated("work")` gives an actor with that seat; `of` is another file, `actor` a known one."""
    from tandem.rooms.partners.models import Post
    from tandem.rooms.trajectories.tests.factories import TeamMemberFactory

    def make(role="welfare", *, of=None, actor=None, **more):
        actor = actor or staff(role)
        post = Post.objects.select_related("organisation").get(pk=actor.posts[0].id)
        TeamMemberFactory(trajectory=of or trajectory, post=post, role=role, **more)
        return actor

    return make


@pytest.fixture
def guide(seated):
    """Somebody who walks along on the welfare side."""
    return seated("welfare")


@pytest.fixture
def log_in(client):
    """`log_in(actor)` gives a test client that acts as this staff member."""
    from tandem.foundation import wall
    from tandem.rooms.accounts.models import User

    def make(actor):
        client.force_login(User.objects.get(pk=actor.user_id))
        wall.enter(actor.partnership_id)
        return client

    return make


@pytest.fixture
def run_jobs(db):
    """`run_jobs(at)` does what waits in the queue and is due at that instant, right here."""
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.models import ProcrastinateJob

    def run(at):
        due = ProcrastinateJob.objects.filter(status="todo", scheduled_at__lte=at)
        for row in due.order_by("id"):
            app.tasks[row.task_name].func(**row.args)

    return run


@pytest.fixture
def queries_of():
    """`queries_of(client, url)`: what a second visit to a page asks of the database.

    The first visit chooses the partnership in the session. Savepoints, which exist only
    because a test is itself a transaction, are left out.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def ask(client, url):
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        statements = [query["sql"] for query in captured.captured_queries]
        return [sql for sql in statements if not sql.startswith(("SAVEPOINT", "RELEASE"))]

    return ask
