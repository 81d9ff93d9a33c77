"""Giving logins, and the link with which their owner chooses a password."""

import secrets
from dataclasses import dataclass
from urllib.parse import urljoin
from uuid import UUID

import structlog
from django.core.mail import send_mail
from django.db import IntegrityError, transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import SYSTEM, Actor
from tandem.foundation.audit.log import record
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Refused
from tandem.rooms.accounts import access, events, letters, one_time_link
from tandem.rooms.accounts.models import User

log = structlog.get_logger(__name__)


class NotYours(Refused):
    """The link of this login is not for this partnership to show; it may be mailed."""


@dataclass(frozen=True)
class Person:
    """Somebody who gets a login."""

    first_name: str
    last_name: str
    email: str
    phone: str = ""


@dataclass(frozen=True)
class Login:
    """A login; is_new when it was made just now, and so has no password yet."""

    user: User
    is_new: bool


@transaction.atomic
def make_login(*, actor: Actor, person: Person) -> Login:
    """The login with this e-mail address; made without a password when there is none.

    A login that exists keeps its own name, phone and password: it may serve other
    partnerships too. Raises Denied. Records login:made when it made one.
    """
    foundation_access.require(access.can_give_logins(actor))
    user, is_new = _find_or_create(person)
    if is_new:
        record(events.LOGIN_MADE, actor=actor, subject=user)
    elif not (user.has_usable_password() or _was_made_here(actor, user)):
        # Somebody else made this login and may still hold a link to it. From now on it
        # opens this partnership too, so only who reads the mailbox may choose a password.
        user.set_password(secrets.token_urlsafe(32))
        user.save(update_fields=["password"])
    return Login(user, is_new)


def may_show_link(*, actor: Actor, user: User) -> bool:
    """Whether the actor may see the link of this login: made here, no password chosen yet.

    The program itself, so whoever runs the server, may see it until somebody has logged in.
    """
    if actor.kind == SYSTEM:
        return user.last_login is None
    if user.has_usable_password() or not access.can_give_logins(actor):
        return False
    return _was_made_here(actor, user)


@transaction.atomic
def show_link(*, actor: Actor, user_id: UUID) -> str:
    """Path of a new one-time link, to hand over. Older ones work until one is used.

    Raises Denied, User.DoesNotExist, NotYours. Records login:link-shown.
    """
    user = User.objects.get(pk=user_id)
    foundation_access.require(access.can_give_logins(actor))
    if not may_show_link(actor=actor, user=user):
        raise NotYours
    record(events.LINK_SHOWN, actor=actor, subject=user)
    return one_time_link.path(user)


@transaction.atomic
def mail_link(*, actor: Actor, user_id: UUID, site: str) -> None:
    """Send a one-time link to the person's own address, once this transaction is written.

    site: address of this server, such as `https://tandem.example/`. A mail server that
    does not answer is logged and hurts nobody. Raises Denied, User.DoesNotExist.
    Records login:link-mailed.
    """
    user = User.objects.get(pk=user_id)
    foundation_access.require(access.can_give_logins(actor))
    record(events.LINK_MAILED, actor=actor, subject=user)
    link = urljoin(site, one_time_link.path(user))
    transaction.on_commit(lambda: _mail(user, link))


def _find_or_create(person: Person) -> tuple[User, bool]:
    known = User.objects.filter(email=person.email.lower()).select_for_update().first()
    if known is not None:
        return known, False
    try:
        with transaction.atomic():
            made = User.objects.create_user(
                email=person.email,
                first_name=person.first_name,
                last_name=person.last_name,
                phone=person.phone,
            )
    except IntegrityError:
        # Somebody else made it a moment ago.
        return User.objects.get_by_natural_key(person.email), False
    return made, True


def _was_made_here(actor: Actor, user: User) -> bool:
    # Keys follow time: the event is a little younger than the login, so the index finds it.
    return AuditEvent.objects.filter(
        partnership_id=actor.partnership_id,
        pk__gt=user.pk,
        event=events.LOGIN_MADE,
        subject_id=user.pk,
    ).exists()


def _mail(user: User, link: str) -> None:
    subject, text = letters.choose_a_password(user, link)
    try:
        send_mail(subject, text, None, [user.email])
    except OSError:
        # What a mail server answers may hold the address: only the key is logged.
        log.warning("mail_not_sent", user_id=str(user.pk))
