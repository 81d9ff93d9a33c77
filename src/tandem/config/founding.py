"""A new partnership, ready for its coordinator: promotor, login, programmes, texts, instruments."""

from dataclasses import dataclass
from datetime import date

import pghistory
from django import forms
from django.db import transaction

from tandem.foundation.access import system
from tandem.rooms.accounts import actions as accounts_actions
from tandem.rooms.accounts.actions import Person
from tandem.rooms.accounts.models import User
from tandem.rooms.consent.actions import adopt_texts
from tandem.rooms.measures import actions as measures_actions
from tandem.rooms.measures.xlsform import shipped_instruments
from tandem.rooms.partners import actions as partners_actions
from tandem.rooms.partners import circle, posts
from tandem.rooms.partners.models import OrganisationKind, Partnership, PostRole
from tandem.rooms.partners.posts import Job
from tandem.rooms.partners.programme_file import shipped_programmes


class Order(forms.Form):
    """What is asked about a new partnership; the names of the fields are those of the options."""

    slug = forms.SlugField(max_length=50)
    name = forms.CharField(max_length=200)
    organisation = forms.CharField(max_length=200)
    kind = forms.ChoiceField(choices=OrganisationKind.choices)
    coordinator_email = forms.EmailField()
    first_name = forms.CharField(max_length=100)
    last_name = forms.CharField(max_length=100)

    def faults(self) -> list[str]:
        """One line a fault: which word, and what is the matter."""
        return [f"{name}: {fault}" for name, faults in self.errors.items() for fault in faults]

    def coordinator(self) -> Person:
        """The person who gets the first login."""
        given = self.cleaned_data
        return Person(given["first_name"], given["last_name"], given["coordinator_email"])


@dataclass(frozen=True)
class Founded:
    """What was made.

    link: path of a page to choose a password; "" when the coordinator logs in already.
    """

    partnership: Partnership
    coordinator: User
    link: str


@transaction.atomic
def found(order: Order, *, today: date) -> Founded:
    """Make the partnership whole, or nothing of it. order: valid. today: first day.

    Raises SlugTaken (`partners.circle`). Records what the actions of the rooms record.
    """
    given = order.cleaned_data
    with pghistory.context(command="new-partnership"):
        partnership = circle.found_partnership(slug=given["slug"], name=given["name"])
        program = system(partnership.pk)
        facts = {"name": given["organisation"], "kind": given["kind"], "is_promotor": True}
        promotor = circle.add_organisation(actor=program, facts=facts)
        job = Job(promotor.pk, PostRole.COORDINATOR, today)
        user = posts.add_colleague(actor=program, person=order.coordinator(), job=job).post.user
        adopt_texts(actor=program)
        for key in shipped_programmes():
            partners_actions.adopt_shipped(actor=program, key=key)
        for key in shipped_instruments():
            measures_actions.adopt_shipped(actor=program, key=key)
        link = ""
        if accounts_actions.may_show_link(actor=program, user=user):
            link = accounts_actions.show_link(actor=program, user_id=user.pk)
    return Founded(partnership, user, link)
