"""What is noted of an introductory meeting."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, cast
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation.errors import Refused
from tandem.foundation.ui.widgets import CheckboxTiles, DateInput, RadioTiles
from tandem.journeys.intake import actions
from tandem.journeys.intake.meetings import Colleague
from tandem.rooms.trajectories import actions as trajectories_actions
from tandem.rooms.trajectories.models import MeetingOutcome

ICONS = {
    MeetingOutcome.START: "player-play",
    MeetingOutcome.PRE_TRAJECTORY: "lifebuoy",
    MeetingOutcome.WAITING: "hourglass",
    MeetingOutcome.ELSEWHERE: "arrows-exchange",
    MeetingOutcome.DECLINED: "hand-stop",
}
HINTS = {
    MeetingOutcome.START: _("You choose the programme and the team after this."),
    MeetingOutcome.PRE_TRAJECTORY: _("Something cannot wait, such as a place to sleep."),
    MeetingOutcome.WAITING: _("There is no place now, or it is not the moment."),
    MeetingOutcome.ELSEWHERE: _("You look together for who can help."),
    MeetingOutcome.DECLINED: _("That is always possible. No reason is noted, and no label."),
}
REFUSALS: dict[type[Refused], tuple[str | None, Promise]] = {
    actions.NotYet: ("on", _("This day has still to come. Note the meeting once it took place.")),
    trajectories_actions.NeedsReason: (
        "reason",
        _("Write why. The participant and the team will read it."),
    ),
    trajectories_actions.NotInTime: (
        None,
        _(
            "This trajectory has started or ended meanwhile, so no meeting can be added. "
            "Your words are still below: copy them into a note in the file."
        ),
    ),
}


class MeetingForm(forms.Form):
    """Who was there, what the participant wants, and what was decided together."""

    seen = forms.UUIDField(widget=forms.HiddenInput, required=False)
    on = forms.DateField(label=_("When was it?"), widget=DateInput())
    participant_present = forms.BooleanField(
        error_messages={
            "required": _(
                "There is no introductory meeting without the participant. Make a new appointment."
            )
        }
    )
    posts = forms.MultipleChoiceField(
        label=_("Which colleagues were there?"),
        widget=CheckboxTiles(),
        error_messages={"required": _("Tick at least one colleague who was there.")},
    )
    others_present = forms.CharField(
        label=_("Who else was there?"),
        help_text=_("For example a friend or an interpreter."),
        required=False,
        max_length=300,
    )
    own_words = forms.CharField(
        label=_("What does the participant want?"),
        help_text=_("In the participant's own words."),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    outcome = forms.ChoiceField(
        label=_("What do you decide together?"),
        choices=MeetingOutcome.choices,
        widget=RadioTiles(icons=ICONS, hints=HINTS),
    )
    elsewhere = forms.CharField(
        label=_("If somebody else can help better: who?"), required=False, max_length=200
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Needed for a pre-trajectory, for waiting and for help elsewhere."),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, called: str, colleagues: Sequence[Colleague], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = colleagues
        self.fields["participant_present"].label = _("%(name)s was there.") % {"name": called}
        posts = cast(forms.MultipleChoiceField, self.fields["posts"])
        posts.choices = [(str(each.post_id), each.name) for each in colleagues]
        posts.widget.hints = {str(each.post_id): each.role for each in colleagues}

    def houses(self) -> list[tuple[str, list[BoundWidget]]]:
        """The boxes to tick for colleagues, by organisation."""
        boxes = zip(self.colleagues, self["posts"].subwidgets, strict=True)
        return [
            (house, [box for _each, box in pairs])
            for house, pairs in groupby(boxes, key=lambda pair: pair[0].organisation)
        ]

    def clean(self) -> dict[str, Any]:
        """Somebody who says no owes no reason, and none is kept."""
        told = super().clean() or self.cleaned_data
        if told.get("outcome") == MeetingOutcome.DECLINED and told.get("reason"):
            self.add_error(
                "reason",
                _("A no needs no reason. Take this away, or put it with the participant's words."),
            )
        return told

    def as_meeting(self) -> trajectories_actions.Meeting:
        """The meeting as it was filled in; only after `is_valid`."""
        told = dict(self.cleaned_data)
        told.pop("seen")
        posts = tuple(UUID(key) for key in told.pop("posts"))
        return trajectories_actions.Meeting(**told, post_ids=posts)

    def explain(self, refusal: Refused) -> None:
        """Say beside the field why it was refused. Raises the refusal when it is another."""
        if type(refusal) not in REFUSALS:
            raise refusal
        field, sentence = REFUSALS[type(refusal)]
        self.add_error(field, str(sentence))
