"""Leaving, being asked again, and coming back."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.widgets import DateInput, RadioTiles
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.forms.refusals import Sentences
from tandem.rooms.trajectories.models import (
    AttemptKind,
    Employment,
    ExitReason,
    FollowUp,
    FollowUpOutcome,
    LabourSource,
    State,
    Told,
    Trajectory,
)

YES, NO = "yes", "no"
EARLY = {YES: True, NO: False, "": None}
EXIT_ICONS = {
    ExitReason.WORK: "briefcase",
    ExitReason.TRAINING: "school",
    ExitReason.JOB_SEARCH: "search",
    ExitReason.ILLNESS: "stethoscope",
    ExitReason.MOVED: "home",
    ExitReason.STOPPED: "hand-stop",
    ExitReason.ELSEWHERE: "arrows-exchange",
    ExitReason.OUT_OF_TOUCH: "phone",
    ExitReason.RETIRED: "sun",
    ExitReason.DIED: "heart",
    ExitReason.OTHER: "dots",
}
OUTSIDE = _("The answer must be about a day from %(first)s to %(last)s.")
REFUSALS: Sentences = {
    actions.ExitBeforeEntry: ("exit_on", _("The first day was %(entry_on)s. Check the last day.")),
    actions.NotInTime: (None, _("This cannot be done now. Look at how far the trajectory is.")),
    actions.OutsideWindow: ("evidence_on", OUTSIDE),
    actions.NotYetDue: ("evidence_on", _("This can be filled in from %(opens_on)s on.")),
    actions.AlreadyAnswered: (None, _("A colleague has just filled this in. Look at it again.")),
    actions.NeedsAttempt: (None, _("Note at least one try first. It counts, reached or not.")),
    actions.AlreadyOpen: (None, _("There is another trajectory that is still open.")),
    actions.BeforeExit: (
        "on",
        _("The former trajectory ended on %(exit_on)s. Choose a later day."),
    ),
}


class LeavingForm(forms.Form):
    """The last day, why, and what was agreed."""

    exit_on = forms.DateField(label=_("Last day of the trajectory"), widget=DateInput())
    reason = forms.ChoiceField(
        label=_("Why does it end?"),
        choices=ExitReason.choices,
        widget=RadioTiles(icons=EXIT_ICONS),
        error_messages={"required": _("Choose why it ends.")},
    )
    words = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=500,
        help_text=_("Such as: a steady job as a cleaner. The participant may read this."),
    )
    left_early = forms.ChoiceField(
        label=_("Is this before the end that you agreed?"),
        choices=[(NO, _("No")), (YES, _("Yes")), ("", _("Not known"))],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("It is no mark against anyone. Who leaves early counts as a participant."),
    )
    agreements = forms.CharField(
        label=_("What did you agree for afterwards?"),
        required=False,
        max_length=2_000,
        help_text=_("How you stay in touch, and who may be called when it gets hard."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def as_leaving(self) -> actions.Leaving:
        """How somebody leaves, as filled in; only after `is_valid`."""
        told = self.cleaned_data
        return actions.Leaving(
            exit_on=told["exit_on"],
            reason=told["reason"],
            left_early=EARLY[told["left_early"]],
            agreements=told["agreements"],
            words=told["words"],
        )


class ReturnForm(forms.Form):
    """The new first day, and that the participant wants it."""

    on = forms.DateField(label=_("New first day"), widget=DateInput())
    agreed_on = forms.DateField(label=_("The participant agreed on"), widget=DateInput())


class AttemptForm(forms.Form):
    """One try to reach somebody."""

    on = forms.DateField(label=_("Day of the try"), widget=DateInput())
    how = forms.ChoiceField(label=_("How?"), choices=AttemptKind.choices)
    reached = forms.ChoiceField(
        label=_("Reached?"), choices=[(NO, _("No")), (YES, _("Yes"))], widget=forms.RadioSelect
    )


class GiveUpForm(forms.Form):
    """That no answer came, and whether that was the person's own choice."""

    outcome = forms.ChoiceField(
        label=_("No answer"),
        choices=[
            (FollowUpOutcome.NOT_REACHED, FollowUpOutcome.NOT_REACHED.label),
            (FollowUpOutcome.REFUSED, FollowUpOutcome.REFUSED.label),
        ],
        widget=forms.RadioSelect,
    )


class AnswerForm(forms.Form):
    """How things are at one moment after the end."""

    employment = forms.ChoiceField(
        label=_("How is it with work?"), choices=Employment.choices, widget=forms.RadioSelect
    )
    job_search = forms.ChoiceField(label=_("Looks for work"), choices=Told.choices)
    education = forms.ChoiceField(label=_("Is in education or training"), choices=Told.choices)
    qualification = forms.ChoiceField(label=_("Gained a qualification"), choices=Told.choices)
    improved = forms.ChoiceField(
        label=_("Is the job better than at the start?"),
        choices=Told.choices,
        help_text=_("More certain, enough hours or a higher level. More pay alone is not."),
    )
    evidence_on = forms.DateField(label=_("About which day?"), widget=DateInput())
    evidence_source = forms.ChoiceField(
        label=_("Who or what tells this?"), choices=LabourSource.choices
    )

    def __init__(self, *args, months: int, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("improved",) if months == 0 else ("job_search", "qualification"):
            del self.fields[name]

    def as_answer(self) -> actions.Answer:
        """The answer as filled in; only after `is_valid`."""
        return actions.Answer(**self.cleaned_data)


def leaving_now(trajectory: Trajectory, today: date) -> dict[str, object]:
    """What the page of leaving starts with: today, or what was written when it is corrected."""
    if trajectory.exit_on is None:
        return {"exit_on": today, "agreements": trajectory.exit_agreements}
    early = {True: YES, False: NO, None: ""}[trajectory.left_early]
    return {
        "exit_on": trajectory.exit_on,
        "reason": trajectory.exit_reason,
        "left_early": early,
        "agreements": trajectory.exit_agreements,
        "words": trajectory.state_reason if trajectory.state == State.CLOSED else "",
    }


def answered(follow_up: FollowUp) -> dict[str, object]:
    """What an answer holds, for correcting it."""
    return {name: getattr(follow_up, name) for name in AnswerForm.base_fields}
