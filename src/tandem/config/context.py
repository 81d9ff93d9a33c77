"""What every page needs around its content: where am I, where can I go."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem import __version__
from tandem.foundation.access import NOBODY, Actor
from tandem.foundation.addresses import place as url_of
from tandem.rooms.partners.models import PostRole


@dataclass(frozen=True)
class Place:
    """An entry of the menu: which roles see it; none means every member of staff."""

    key: str
    label: Promise
    icon: str
    route: str
    roles: tuple[str, ...] = ()
    keys: str = ""


@dataclass(frozen=True)
class Tab:
    """A page of a file."""

    key: str
    label: Promise
    route: str


PLACES = (
    Place("day", _("My day"), "sun", "caseworker:day", keys="g d"),
    Place("trajectories", _("Participants"), "users", "caseworker:trajectories", keys="g l"),
    Place("signals", _("Warning lights"), "flag", "intake:signals",
          ("mediator", "work", "welfare", "coordinator")),
    Place("field", _("On the street"), "map-pin", "field:contacts", ("outreach",)),
    Place("coordinator", _("Coordination"), "compass", "coordinator:desk", ("coordinator",)),
    Place("outflow", _("Outflow"), "chart-bar", "outflow:curves", ("coordinator", "steering")),
    Place("registers", _("Registers"), "upload", "registers:list", ("coordinator",)),
    Place("access_log", _("Access log"), "eye", "coordinator:access_log", ("coordinator", "dpo")),
)  # fmt: skip
TABS = (
    Tab("overview", _("Overview"), "caseworker:dossier"),
    Tab("plan", _("Plan (POP)"), "plans:plan"),
    Tab("life-domains", _("Life domains"), "measures:overview"),
    Tab("appointments", _("Appointments"), "contacts:appointments"),
    Tab("household", _("Household"), "household:home"),
    Tab("rights", _("Rights"), "rights:home"),
    Tab("timeline", _("Timeline"), "caseworker:timeline"),
    Tab("results", _("Work and training"), "trajectories:results"),
    Tab("team", _("Team"), "start:team"),
    Tab("consent", _("Consent"), "start:consent"),
)


def page(request: HttpRequest) -> dict[str, object]:
    """Menu, tabs and person of the page; empty for who is not logged in."""
    actor: Actor = getattr(request, "actor", NOBODY)
    if actor.user_id is None:
        return {"actor": actor, "nav": (), "dossier_tabs": (), "version": __version__}
    return {
        "actor": actor,
        "nav": [_entry(place, request.path) for place in PLACES if _is_for(place, actor)],
        "search_url": url_of("caseworker:search"),
        "dossier_tabs": TABS,
        "partnership_name": actor.partnership_name,
        "user_name": actor.name,
        "user_role": ", ".join(sorted({str(PostRole(role).label) for role in actor.roles})),
        "user_links": _links(request),
        "logout_url": url_of("account_logout"),
        "version": __version__,
    }


def _is_for(place: Place, actor: Actor) -> bool:
    return not place.roles or actor.has_role(*place.roles)


def _entry(place: Place, path: str) -> dict[str, object]:
    url = url_of(place.route)
    return {
        "url": url,
        "label": place.label,
        "icon": place.icon,
        "key": place.keys,
        "current": _is_at(path, url),
    }


def _is_at(path: str, url: str) -> bool:
    """Whether a page belongs to a place of the menu; pages of a file belong to the list."""
    trajectories = url_of("caseworker:trajectories")
    if trajectories in path:
        return url == trajectories
    return path == url or (url != "/" and path.startswith(url))


def _links(request: HttpRequest) -> list[dict[str, object]]:
    links: list[dict[str, object]] = [
        {
            "url": url_of("account_change_password"),
            "label": _("Change password"),
            "icon": "lock",
        },
        {"url": url_of("mfa_index"), "label": _("Second step at login"), "icon": "shield"},
    ]
    if len(getattr(request, "partnerships", {})) > 1:
        links.insert(
            0,
            {"url": url_of("partnership"), "label": _("Other partnership"), "icon": "building"},
        )
    return links
