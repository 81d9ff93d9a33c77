"""What is asked when a trajectory starts: programme, first day, team."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.widgets import DateInput, RadioTiles
from tandem.journeys.start.eligibility import Case
from tandem.journeys.start.forms.profile import PROFILE_FIELDS, ProfileChecks, profile_fields
from tandem.journeys.start.forms.team import grouped
from tandem.rooms.partners.models import Post, PostRole
from tandem.rooms.partners.models import Programme as ProgrammeRow
from tandem.rooms.partners.programme import RoleKind, TeamRole
from tandem.rooms.partners.programme_file import programme_from_json
from tandem.rooms.trajectories.models import TeamRole as Seat

FIRST_YEAR = 1990
# Who usually fills a seat; somebody else can be added on the team page.
SUITS: Mapping[str, tuple[str, ...]] = {
    Seat.WORK: (PostRole.WORK, PostRole.MEDIATOR),
    Seat.WELFARE: (PostRole.WELFARE,),
    Seat.EXPERT: (PostRole.EXPERT,),
    Seat.GROUP_GUIDE: (PostRole.GROUP_GUIDE,),
    Seat.CASE_MANAGER: (PostRole.WELFARE, PostRole.WORK, PostRole.MEDIATOR),
}
NEEDED_SEATS = (RoleKind.WORK, RoleKind.WELFARE, RoleKind.CASE_MANAGER)


class ProgrammeForm(forms.Form):
    """One of the programmes that this partnership offers."""

    programme = forms.ChoiceField(
        label=_("Which programme?"),
        widget=RadioTiles(),
        error_messages={"required": _("Choose a programme.")},
    )

    def __init__(self, *args, rows: Sequence[ProgrammeRow], **kwargs):
        super().__init__(*args, **kwargs)
        language = get_language() or "nl"
        read = {str(row.pk): programme_from_json(row.definition) for row in rows}
        named = [(key, each.name.in_language(language)) for key, each in read.items()]
        self.fields["programme"].choices = named  # type: ignore[attr-defined]
        self.fields["programme"].widget.hints = {
            key: each.summary.in_language(language) for key, each in read.items()
        }


class FirstDayForm(ProfileChecks):
    """The first day, and what is true on it."""

    entry_on = forms.DateField(
        label=_("First day of the trajectory"),
        widget=DateInput(),
        error_messages={"required": _("Fill in the first day.")},
    )
    phase = forms.ChoiceField(label=_("Phase"), required=False)

    def __init__(self, *args, case: Case, today: date, **kwargs):
        super().__init__(*args, initial=_first_answers(case, today), **kwargs)
        language = get_language() or "nl"
        phases = [(each.key, each.name.in_language(language)) for each in case.programme.phases]
        self.fields["phase"].choices = phases  # type: ignore[attr-defined]
        self.fields |= profile_fields()

    def clean_entry_on(self) -> date:
        day = self.cleaned_data["entry_on"]
        if day.year < FIRST_YEAR:
            raise forms.ValidationError(_("Check the year of this day."))
        return day

    def clean(self):
        since, entry = self.cleaned_data.get("unemployed_since"), self.cleaned_data.get("entry_on")
        if since and entry and since > entry:
            self.add_error("unemployed_since", _("This day comes after the first day."))
        return self.cleaned_data

    @property
    def profile(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in PROFILE_FIELDS}


class TandemForm(forms.Form):
    """Who takes which seat, from which day."""

    starts_on = forms.DateField(label=_("From"), widget=DateInput())
    reason = forms.CharField(
        label=_("Why from one organisation?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, roles: Sequence[TeamRole], posts: Sequence[Post], **kwargs):
        super().__init__(*args, **kwargs)
        self.seats = {role.kind.value: role for role in roles if role.kind.value in SUITS}
        for name, role in self.seats.items():
            self.fields[name] = _seat_field(name, role, posts)
        self.order_fields([*self.seats, "starts_on", "reason"])

    @property
    def chosen(self) -> dict[str, UUID]:
        """Team role -> post."""
        return {name: self.cleaned_data[name] for name in self.seats if self.cleaned_data[name]}

    @property
    def shows_reason(self) -> bool:
        return self.is_bound and bool(self["reason"].data or self["reason"].errors)


def _first_answers(case: Case, today: date) -> dict[str, object]:
    """What a register or the conditions told already, so that nothing is asked twice."""
    noted = {name: getattr(case.profile, name) for name in PROFILE_FIELDS if case.profile}
    return {"entry_on": today} | noted | case.known_profile


def _seat_field(name: str, role: TeamRole, posts: Sequence[Post]) -> forms.TypedChoiceField:
    fitting = [post for post in posts if post.role in SUITS[name]]
    return forms.TypedChoiceField(
        label=Seat(name).label,
        coerce=UUID,
        help_text=role.who.in_language(get_language() or "nl"),
        choices=[("", _("Nobody yet")), *grouped(fitting)],
        required=role.obligatory and role.kind in NEEDED_SEATS and bool(fitting),
        error_messages={"required": _("Choose who takes this seat.")},
    )
