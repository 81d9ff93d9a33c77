"""Session and user of a request, read with SQL kept ready, answer as Django's own would."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from tandem.foundation.keys import uuid7
from tandem.rooms.accounts.sessions import Backend, SessionStore
from tandem.rooms.partners.models import PostRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    store = SessionStore()
    store["seen"] = "yes"
    store.save()
    return store.session_key


def test_a_session_is_read_back_in_one_query(kept, django_assert_num_queries):
    SessionStore(kept).load()
    with django_assert_num_queries(1):
        assert SessionStore(kept).load() == {"seen": "yes"}


def test_a_session_that_has_ended_is_empty_and_gets_a_new_key(kept):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    store = SessionStore(kept)
    assert store.load() == {}
    assert store.session_key is None


def test_a_session_that_is_unknown_is_empty():
    assert SessionStore("no-such-session-key").load() == {}


def test_a_user_who_may_no_longer_come_in_is_nobody(staff):
    user = Backend().get_user(staff(PostRole.WORK).user_id)
    assert user.is_active
    user.is_active = False
    user.save()
    assert Backend().get_user(user.pk) is None


def test_an_unknown_user_is_nobody():
    assert Backend().get_user(uuid7()) is None
