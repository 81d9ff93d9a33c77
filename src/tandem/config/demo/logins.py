"""The demo logins, as a table for whoever starts the demo."""

from django.db import transaction

from tandem.config.demo.circle import PASSWORD, described, email
from tandem.config.demo.load import NEIGHBOUR, SLUG
from tandem.foundation import wall
from tandem.rooms.partners.models import Partnership, Post, PostRole

COLUMNS = "  {:<24} {:<22} {}\n"


def table() -> str:
    """Who can log in to try the demo partnership, and the password; empty without demo."""
    rows = "".join(COLUMNS.format(*row) for row in _rows())
    return rows and f"\n  Demo logins, all with the password {PASSWORD}\n\n{rows}"


def _rows() -> list[tuple[str, str, str]]:
    rows: dict[str, tuple[str, str, list[str]]] = {}
    for slug in (SLUG, NEIGHBOUR):
        for address, name, role in _posts_of(slug):
            where = role if slug == SLUG else f"{role} ({described()[slug]['name']})"
            rows.setdefault(address, (address, name, []))[2].append(where)
    return [(address, name, ", ".join(roles)) for address, name, roles in rows.values()]


@transaction.atomic
def _posts_of(slug: str) -> list[tuple[str, str, str]]:
    wall.enter(None, slug=slug)
    partnership = Partnership.objects.filter(slug=slug).first()
    if partnership is None:
        return []
    wall.enter(partnership.pk)
    demo = [email(slug, key) for key in described()[slug]["people"]]
    posts = Post.objects.filter(partnership=partnership, user__email__in=demo)
    return [
        (post.user.email, str(post.user), f"{PostRole(post.role).label}, {post.organisation.name}")
        for post in posts.select_related("user", "organisation").order_by("id")
    ]
