"""Who comes and who goes in a team."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories.models import TeamRole as Seat

Choices = list[tuple[str, object]]


class MemberForm(forms.Form):
    """Somebody who comes to walk along."""

    post = forms.ChoiceField(label=_("Who?"), error_messages={"required": _("Choose a colleague.")})
    role = forms.ChoiceField(label=_("As"), choices=Seat.choices)
    starts_on = forms.DateField(label=_("From"), widget=DateInput())

    def __init__(self, *args, posts: Iterable[Post], **kwargs):
        super().__init__(*args, **kwargs)
        offered = [("", _("Choose a colleague")), *grouped(posts)]
        self.fields["post"].choices = offered  # type: ignore[attr-defined]


class EndMemberForm(forms.Form):
    """Somebody who stops walking along."""

    ends_on = forms.DateField(label=_("Last day"), widget=DateInput())
    reason = forms.CharField(
        label=_("Why?"), max_length=200, help_text=_("The participant reads this too.")
    )

    def __init__(self, *args, starts_on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.starts_on = starts_on

    def clean_ends_on(self) -> date:
        day = self.cleaned_data["ends_on"]
        if day < self.starts_on:
            raise forms.ValidationError(_("The last day cannot come before the first."))
        return day


class StandInForm(forms.Form):
    """A colleague who stands in for who is absent."""

    post = forms.ChoiceField(
        label=_("Who stands in?"), error_messages={"required": _("Choose a colleague.")}
    )
    starts_on = forms.DateField(label=_("From"), widget=DateInput())
    ends_on = forms.DateField(label=_("Until and including"), widget=DateInput())

    def __init__(self, *args, posts: Iterable[Post], **kwargs):
        super().__init__(*args, **kwargs)
        offered = [("", _("Choose a colleague")), *grouped(posts)]
        self.fields["post"].choices = offered  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """A colleague who takes over from a day on."""

    post = forms.ChoiceField(
        label=_("Who takes over?"), error_messages={"required": _("Choose a colleague.")}
    )
    on = forms.DateField(label=_("From"), widget=DateInput())
    reason = forms.CharField(
        label=_("Why?"), max_length=200, help_text=_("The participant reads this too.")
    )

    def __init__(self, *args, posts: Iterable[Post], **kwargs):
        super().__init__(*args, **kwargs)
        offered = [("", _("Choose a colleague")), *grouped(posts)]
        self.fields["post"].choices = offered  # type: ignore[attr-defined]


def grouped(posts: Iterable[Post]) -> Choices:
    """Posts as choices under their organisation. Wants user and organisation loaded."""
    ordered = sorted(posts, key=lambda post: (post.organisation.name, str(post.user)))
    return [
        (name, [(str(post.pk), f"{post.user}, {post.get_role_display()}") for post in group])
        for name, group in groupby(ordered, key=lambda post: post.organisation.name)
    ]
