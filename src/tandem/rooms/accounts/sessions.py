"""Who a request comes from: session and user, read at every request with SQL kept ready."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from tandem.foundation import clock
from tandem.foundation.prepared import Prepared, Value
from tandem.rooms.accounts.models import User


class SessionStore(DatabaseSessions):
    """Django's sessions in the database; the engine of `settings.SESSION_ENGINE`."""

    def _get_session_from_db(self) -> Session | None:
        key = self.session_key
        found = _sessions.rows((), key=key) if key else []
        if found and found[0].expire_date > clock.now():
            return found[0]
        self._session_key = None
        return None


class Backend(AuthenticationBackend):
    """The login of allauth."""

    def get_user(self, user_id: Any) -> User | None:
        """The user of a session, None when there is none or they may no longer come in."""
        found = _users.rows((), key=user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None


def _session(_shape: tuple, *, key: Value) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key)


def _user(_shape: tuple, *, key: Value) -> QuerySet[User]:
    return User._default_manager.filter(pk=key)


_sessions, _users = Prepared(_session), Prepared(_user)
