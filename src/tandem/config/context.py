"""What every page needs around its content: where am I, where can I go."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation.access import NOBODY, Actor


@dataclass(frozen=True)
class Place:
    """An entry of the menu: which roles see it; none means every member of staff."""

    key: str
    label: Promise
    icon: str
    route: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tab:
    """A page of a file."""

    key: str
    label: Promise
    route: str


PLACES = (
    Place("day", _("My day"), "sun", "caseworker:day"),
    Place("trajectories", _("Participants"), "users", "caseworker:trajectories"),
    Place("signals", _("Warning lights"), "flag", "intake:signals",
          ("mediator", "work", "welfare", "coordinator")),
    Place("field", _("On the street"), "map-pin", "field:contacts", ("outreach",)),
    Place("coordinator", _("Coordination"), "compass", "coordinator:desk", ("coordinator",)),
    Place("registers", _("Registers"), "upload", "registers:list", ("coordinator",)),
    Place("access_log", _("Access log"), "eye", "coordinator:access_log", ("coordinator", "dpo")),
)  # fmt: skip
TABS = (
    Tab("overview", _("Overview"), "caseworker:dossier"),
    Tab("plan", _("Plan (POP)"), "plans:plan"),
    Tab("life-domains", _("Life domains"), "measures:overview"),
    Tab("timeline", _("Timeline"), "caseworker:timeline"),
    Tab("team", _("Team"), "start:team"),
    Tab("consent", _("Consent"), "start:consent"),
)


def page(request: HttpRequest) -> dict[str, object]:
    """Menu, tabs and person of the page; empty for who is not logged in."""
    actor: Actor = getattr(request, "actor", NOBODY)
    shown = {
        "actor": actor,
        "theme": request.COOKIES.get("theme", ""),
        "languages": settings.LANGUAGES,
        "dossier_tabs": TABS,
    }
    if actor.user_id is None:
        return shown | {"nav": (), "search_url": "", "partnerships": {}}
    return shown | {
        "nav": [
            {
                "url": (url := reverse(place.route)),
                "label": place.label,
                "icon": place.icon,
                "current": request.path == url or (url != "/" and request.path.startswith(url)),
            }
            for place in PLACES
            if not place.roles or actor.has_role(*place.roles)
        ],
        "search_url": reverse("caseworker:search"),
        "partnerships": getattr(request, "partnerships", {}),
    }
