"""Writing who works where in the circle, in which role, from when until when."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.accounts import actions as accounts_actions
from tandem.rooms.accounts.actions import Person
from tandem.rooms.partners import access, events
from tandem.rooms.partners.models import Organisation, Post, PostRole


class PostsOverlap(Refused):
    """This person has this role there in that period already; facts: starts_on, ends_on."""


class EndsBeforeStart(Refused):
    """The last day precedes the first; facts: starts_on."""


class LastCoordinator(Refused):
    """Nobody without a last day would coordinate from the day after; facts: ends_on."""


class SameRole(Refused):
    """The new role is the old one."""


@dataclass(frozen=True)
class Job:
    """A role at an organisation from a first day on."""

    organisation_id: UUID
    role: PostRole
    starts_on: date


@dataclass(frozen=True)
class Colleague:
    """A post, and whether its holder got a login just now."""

    post: Post
    has_new_login: bool


@transaction.atomic
def add_colleague(*, actor: Actor, person: Person, job: Job, site: str = "") -> Colleague:
    """Let somebody work in the circle, with the login of their e-mail address.

    A login that exists gets the post and stays as it is. site: address of this server; with
    it, somebody who never logged in gets a one-time link by e-mail. Raises Denied,
    Organisation.DoesNotExist, PostsOverlap. Records post:added, and login:made for a new one.
    """
    organisation = Organisation.objects.visible_to(actor).get(pk=job.organisation_id)
    foundation_access.require(access.can_change_circle(actor))
    login = accounts_actions.make_login(actor=actor, person=person)
    post = _begin(actor, login.user.pk, organisation, job)
    if site and login.user.last_login is None:
        accounts_actions.mail_link(actor=actor, user_id=login.user.pk, site=site)
    return Colleague(post, login.is_new)


@transaction.atomic
def end_post(*, actor: Actor, post_id: UUID, ends_on: date | None) -> Post:
    """Set the last day of a post; access stops by itself the day after. None: it goes on.

    Raises Denied, Post.DoesNotExist, EndsBeforeStart, LastCoordinator, PostsOverlap when it
    would run into a later post. Records post:ended or post:prolonged.
    """
    post = _locked(actor, post_id)
    foundation_access.require(access.can_change_circle(actor))
    return _end(actor, post, ends_on)


@transaction.atomic
def change_role(*, actor: Actor, post_id: UUID, role: PostRole, starts_on: date) -> Post:
    """Let somebody go on in another role at the same organisation; the old post ends before.

    starts_on: first day in the new role, after the first day in the old one. Raises Denied,
    Post.DoesNotExist, SameRole, EndsBeforeStart, LastCoordinator, PostsOverlap. Records
    post:ended and post:added.
    """
    post = _locked(actor, post_id)
    foundation_access.require(access.can_change_circle(actor))
    if post.role == role:
        raise SameRole
    day_before = starts_on - timedelta(days=1)
    if post.ends_on is None or post.ends_on > day_before:
        _end(actor, post, day_before)
    job = Job(post.organisation_id, role, starts_on)
    return _begin(actor, post.user_id, post.organisation, job)


def _begin(actor: Actor, user_id: UUID, organisation: Organisation, job: Job) -> Post:
    post = Post(
        partnership_id=actor.partnership_id,
        user_id=user_id,
        organisation=organisation,
        role=job.role,
        starts_on=job.starts_on,
    )
    _save(post)
    record(events.POST_ADDED, actor=actor, subject=post, user=str(user_id), role=job.role)
    return post


def _end(actor: Actor, post: Post, ends_on: date | None) -> Post:
    if ends_on is not None and ends_on < post.starts_on:
        raise EndsBeforeStart(starts_on=post.starts_on)
    if ends_on is not None and post.role == PostRole.COORDINATOR:
        _check_somebody_coordinates(actor, post, ends_on)
    post.ends_on = ends_on
    _save(post)
    event = events.POST_PROLONGED if ends_on is None else events.POST_ENDED
    record(event, actor=actor, subject=post, user=str(post.user_id), role=post.role)
    return post


def _check_somebody_coordinates(actor: Actor, leaving: Post, ends_on: date) -> None:
    coordinating = Post.objects.visible_to(actor).filter(role=PostRole.COORDINATOR)
    # Locked all together, so that two coordinators cannot end each other at once.
    posts = list(coordinating.order_by("pk").select_for_update())
    day_after = ends_on + timedelta(days=1)
    if not any(
        post.pk != leaving.pk and post.ends_on is None and post.starts_on <= day_after
        for post in posts
    ):
        raise LastCoordinator(ends_on=ends_on)


def _save(post: Post) -> None:
    """Write a post; the database refuses an overlap, also one of a moment ago."""
    try:
        with transaction.atomic():
            post.save()
    except IntegrityError as error:
        raise PostsOverlap(**_in_the_way(post)) from error


def _in_the_way(post: Post) -> dict[str, date | None]:
    same = Post.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=post.starts_on),
        partnership_id=post.partnership_id,
        user_id=post.user_id,
        organisation_id=post.organisation_id,
        role=post.role,
    )
    if post.ends_on is not None:
        same = same.filter(starts_on__lte=post.ends_on)
    other = same.exclude(pk=post.pk).order_by("starts_on").first()
    return {"starts_on": other.starts_on, "ends_on": other.ends_on} if other else {}


def _locked(actor: Actor, post_id: UUID) -> Post:
    return (
        Post.objects.visible_to(actor)
        .select_related("organisation")
        .select_for_update(of=("self",))
        .get(pk=post_id)
    )
