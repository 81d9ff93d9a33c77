"""Addresses around the list: tabs, chips, pages. Filters live in the address."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from tandem.desks.caseworker.caseload import TABS, Filters, Page
from tandem.desks.caseworker.forms import CaseloadFilter

PEOPLE = ("member", "partner")
KEPT = ("tab", "programme", "plan", "gap", *PEOPLE)


def around(
    given: QueryDict, form: CaseloadFilter, filters: Filters, counts: Mapping[str, str], page: Page
) -> dict[str, object]:
    """What the list's template shows besides the rows."""
    kept = {name: str(given[name]) for name in KEPT if given.get(name)}
    chips = [
        {"label": words, "remove_url": _url({k: v for k, v in kept.items() if k != name})}
        for name, words in form.chips()
    ]
    if filters.member_id or filters.partner_id:
        without = {k: v for k, v in kept.items() if k not in PEOPLE}
        words = _("One tandem") if filters.partner_id else _("One counsellor")
        chips.append({"label": words, "remove_url": _url(without)})
    return {
        "tabs": [
            {
                "url": _url({**kept, "tab": tab}),
                "label": label,
                "count": counts[tab],
                "current": tab == filters.tab,
            }
            for tab, (label, _states) in TABS.items()
        ],
        "chips": chips,
        "clear_url": _url({"tab": filters.tab}) if chips else "",
        "result": _result(counts[filters.tab]),
        "first_url": _url(kept) if page.before else "",
        "previous_url": _url({**kept, "before": str(page.before)}) if page.before else "",
        "next_url": _url({**kept, "after": str(page.after)}) if page.after else "",
    }


def _result(count: str) -> str:
    if count == "1":
        return _("1 participant")
    return _("%(count)s participants") % {"count": count}


def _url(query: Mapping[str, str]) -> str:
    path = reverse("caseworker:trajectories")
    return f"{path}?{urlencode(query)}" if query else path
