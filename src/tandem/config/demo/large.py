"""A large partnership to measure with: ten walks lived through the actions, then copied."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from uuid import UUID

from django.db import connection, transaction
from psycopg import sql

from tandem.config.demo import deck, load, names
from tandem.config.demo.circle import Circle, lay_circle
from tandem.config.demo.copies import Copies, row_key, staff_key
from tandem.foundation import wall
from tandem.foundation.audit.models import AuditEvent
from tandem.rooms.accounts.models import User
from tandem.rooms.consent.models import ConsentEvent
from tandem.rooms.contacts.models import ContactNote
from tandem.rooms.measures.models import Assessment, DomainScore, Need
from tandem.rooms.partners.models import Partnership, Post
from tandem.rooms.people.models import Household, HouseholdMember, Participant
from tandem.rooms.plans.models import Action, Goal, Plan, PlanVersion
from tandem.rooms.trajectories.models import (
    EligibilityCheck,
    EntryProfile,
    FollowUp,
    IntroductoryMeeting,
    LabourSpell,
    MeetingGuest,
    Pause,
    TeamMember,
    Trajectory,
)

SLUG, PEOPLE = "groot", "people_groot.csv"
YEARS = 3
# Forty started trajectories for each tandem, and one that has thirty or so.
COPIES_PER_PAIR, FIRST_PAIR = 5, 4
COPIED = (
    Participant, Household, HouseholdMember, Trajectory, EntryProfile, TeamMember,
    IntroductoryMeeting, MeetingGuest, EligibilityCheck, ConsentEvent, Assessment, DomainScore,
    Need, Plan, Goal, Action, PlanVersion, ContactNote, Pause, LabourSpell, FollowUp,
)  # fmt: skip
PAIR = ("werk", "welzijn")


@dataclass(frozen=True)
class Large:
    """What came to be. seconds: from the first row to the last."""

    trajectories: int
    rows: int
    seconds: float


@transaction.atomic
def load_large(*, now: datetime, size: int) -> Large:
    """Make the large partnership, all of it or nothing.

    size: trajectories, rounded up to whole copies of the template. Raises SlugTaken when it
    is there already.
    """
    begun = monotonic()
    circle = lay_circle(SLUG, today=load.day_of(now))
    load.live_through(circle, PEOPLE, now=now)
    template = len(deck.cards(PEOPLE))
    pair = [circle.posts[key].user_id for key in PAIR]
    copies = Copies(
        count=max(0, -(-size // template) - 1),
        begins=now - timedelta(days=365 * YEARS),
        ends=now - timedelta(days=1),
        copied=COPIED,
        staff=pair,
        copies_per_pair=COPIES_PER_PAIR,
        first_pair=FIRST_PAIR,
    )
    rows = _copy_everything(circle, copies)
    trajectories = (copies.count + 1) * template
    return Large(trajectories=trajectories, rows=rows, seconds=monotonic() - begun)


def is_loaded() -> bool:
    """Whether the large partnership is there."""
    with transaction.atomic():
        wall.enter(None, slug=SLUG)
        return Partnership.objects.filter(slug=SLUG).exists()


def _copy_everything(circle: Circle, copies: Copies) -> int:
    rows = 0
    views = _newest_views()
    with connection.cursor() as cursor:
        # Checked statement by statement: millions of checks kept for the end take memory.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    rows += _told("staff", lambda: _copy_staff(circle, copies))
    for model in COPIED:
        instead = _new_person() if model is Participant else {}
        rows += _told(model._meta.label, lambda m=model, i=instead: copies.insert(m, instead=i))
    rows += _told("search words", _make_findable)
    return rows + _told("access log", lambda: _copy_views(copies, views))


def _told(what: str, step: Callable[[], int]) -> int:
    begun = monotonic()
    rows = step()
    sys.stderr.write(f"  {what:<34}{rows:>10,} rows {monotonic() - begun:>6.1f} s\n")
    return rows


def _copy_staff(circle: Circle, copies: Copies) -> int:
    """One login and post more for each half of each pair."""
    rows = 0
    for key in PAIR:
        post = circle.posts[key]
        logins = [_twin(post.user, key, pair) for pair in range(1, copies.pairs + 1)]
        User.objects.bulk_create(logins, batch_size=1_000)
        Post.objects.bulk_create(
            (
                Post(
                    partnership=circle.partnership,
                    user=login,
                    organisation=post.organisation,
                    role=post.role,
                    starts_on=post.starts_on,
                )
                for login in logins
            ),
            batch_size=1_000,
        )
        rows += 2 * len(logins)
    return rows


def _twin(user: User, key: str, pair: int) -> User:
    women, last = names.first_names("women"), names.last_names()
    return User(
        id=staff_key(user.pk, pair),
        email=f"{key}{pair}@groot.voorbeeld.be",
        password=user.password,
        first_name=women[pair % len(women)],
        last_name=last[(pair * 7) % len(last)],
    )


def _new_person() -> Mapping[str, sql.Composable]:
    """Another name, birth date and home for each copy of a participant; always the same ones."""
    draw = "(hashtextextended(t.id::text, c.k + {}) & 1048575)"
    women, men = names.first_names("women"), names.first_names("men")
    last = names.last_names()
    first_name = sql.SQL(
        "CASE t.gender WHEN 'M' THEN ({men}::text[])[1 + {draw} % {n_men}]"
        " ELSE ({women}::text[])[1 + {draw} % {n_women}] END"
    ).format(
        men=sql.Literal(men),
        women=sql.Literal(women),
        n_men=sql.Literal(len(men)),
        n_women=sql.Literal(len(women)),
        draw=sql.SQL(draw.format(1)),
    )
    # Squared, so that half of the people share a quarter of the names.
    last_name = sql.SQL(
        "({last}::text[])[1 + floor({count} * power({draw} / 1048576.0, 2))::int]"
    ).format(last=sql.Literal(last), count=sql.Literal(len(last)), draw=sql.SQL(draw.format(2)))
    return {
        "first_name": first_name,
        "last_name": last_name,
        "birth_date": sql.SQL(f"date '1961-01-01' + ({draw.format(3)} % 16400)::int"),
        "postcode": sql.SQL(
            f"(ARRAY['9100', '9100', '9100', '9111', '9112', '9140'])[1 + {draw.format(4)} % 6]"
        ),
        "street": sql.SQL("'Dorp ' || c.k"),
    }


def _make_findable() -> int:
    """The search words of every copied participant, from those of the names they are made of."""
    words = names.tokens()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_searchtoken (partnership_id, token, participant_id, is_whole)"
            " SELECT p.partnership_id, w.token, p.id, bool_or(w.is_whole)"
            " FROM (SELECT partnership_id, id, first_name AS name FROM people_participant"
            " UNION ALL SELECT partnership_id, id, last_name FROM people_participant) p"
            " JOIN unnest(%s::text[], %s::text[], %s::bool[]) AS w (name, token, is_whole)"
            " USING (name) WHERE NOT EXISTS"
            " (SELECT 1 FROM people_searchtoken s WHERE s.participant_id = p.id)"
            " GROUP BY p.partnership_id, p.id, w.token ORDER BY w.token, p.id",
            [list(column) for column in zip(*words, strict=True)],
        )
        return cursor.rowcount


def _newest_views() -> list[UUID]:
    """For each file of the template, the last time that it was opened."""
    views = AuditEvent.objects.filter(event="trajectory:viewed").order_by("subject_id", "-id")
    return list(views.distinct("subject_id").values_list("pk", flat=True))


def _copy_views(copies: Copies, views: list[UUID]) -> int:
    instead = {
        "subject_id": row_key(sql.SQL("t.subject_id")),
        "participant_id": row_key(sql.SQL("t.participant_id")),
        "actor_user_id": copies.staff_key(sql.SQL("t.actor_user_id")),
    }
    return copies.insert(AuditEvent, instead=instead, only=views)
