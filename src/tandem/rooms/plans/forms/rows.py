"""Questions about goals and steps."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.keys import uuid7
from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.partners.domains import Domain
from tandem.rooms.plans import actions, catalogue
from tandem.rooms.plans.board import Board
from tandem.rooms.plans.forms.base import LONGEST_TEXT, EditForm
from tandem.rooms.plans.models import Doer, Proposer
from tandem.rooms.plans.papers import language

CHOOSE_DOMAIN = {"required": _("Choose what it is about.")}
CHOOSE_PROPOSER = {"required": _("Choose whose idea it is.")}


class DatalistInput(forms.TextInput):
    """A text box with ideas; anything else may be typed as well."""

    template_name = "plans/widgets/datalist.html"

    def __init__(self, ideas=()):
        super().__init__()
        self.ideas = ideas

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["ideas"] = self.ideas
        context["widget"]["attrs"]["list"] = f"{name}-ideas"
        return context


class RowForm(EditForm):
    """What goals and steps have in common. key: made here, becomes the key of a new row."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, board: Board, row: Any = None, initial=None, **kwargs):
        fresh = {"key": uuid7(), "edition": 0}
        shown = fresh if row is None else self.shown({**vars(row), "edition": row.edition})
        super().__init__(*args, initial={**shown, **(initial or {})}, **kwargs)
        self.board, self.row = board, row
        classes = board.writable_classes
        allowed = [(each.value, each.label) for each in Domain if each.sensitivity in classes]
        self.offer("domain", [("", _("Choose")), *allowed])
        proposers = dict(Proposer.choices) | {
            Proposer.PARTICIPANT.value: board.dossier.participant.called
        }
        self.offer("proposed_by", [("", _("Choose")), *proposers.items()])

    def clean(self):
        if self.row is None and not self.cleaned_data.get("key"):
            self.add_error(
                None, _("This form is not complete. Open it again and send it once more.")
            )
        return self.cleaned_data


class GoalForm(RowForm):
    title = forms.CharField(
        label=_("What do you want to reach?"),
        max_length=300,
        error_messages={"required": _("Write what you want to reach.")},
    )
    own_words = forms.CharField(
        label=_("Why is this important to you?"),
        help_text=_("Write it the way the participant says it."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    domain = forms.ChoiceField(label=_("What is it about?"), error_messages=CHOOSE_DOMAIN)
    proposed_by = forms.ChoiceField(label=_("Whose idea is it?"), error_messages=CHOOSE_PROPOSER)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ideas = catalogue.goals(self.board.writable_classes)
        self.fields["title"].widget = DatalistInput(
            [idea.in_language(language()) for idea in ideas]
        )

    @property
    def words(self) -> actions.GoalWords:
        given = self.cleaned_data
        return actions.GoalWords(
            title=given["title"],
            domain=given["domain"],
            proposed_by=given["proposed_by"],
            own_words=given["own_words"],
        )


class StepForm(RowForm):
    UNITS: ClassVar = {"doer": ("who", "doer_words"), "goal_id": ("goal",)}

    idea = forms.ChoiceField(label=_("Take an idea from the list"), required=False)
    title = forms.CharField(
        label=_("Or write the step yourself"),
        max_length=300,
        required=False,
        error_messages={"required": _("Write the step, or take an idea from the list.")},
    )
    domain = forms.ChoiceField(
        label=_("What is it about?"), required=False, error_messages=CHOOSE_DOMAIN
    )
    who = forms.ChoiceField(
        label=_("Who does it?"), error_messages={"required": _("Choose who does it.")}
    )
    doer_words = forms.CharField(
        label=_("If it is somebody else: who?"), max_length=100, required=False
    )
    due_on = forms.DateField(label=_("By when?"), required=False, widget=DateInput())
    goal = forms.ChoiceField(label=_("For which goal?"), required=False)
    proposed_by = forms.ChoiceField(label=_("Whose idea is it?"), error_messages=CHOOSE_PROPOSER)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer("who", self._people())
        self.offer("goal", [("", _("No goal")), *self._goals()])
        if self.row is None:
            self.offer("idea", self._ideas())
            self.fields["goal"].widget = forms.HiddenInput()
        else:
            del self.fields["idea"]
            self.fields["title"].label = _("Step")
            self.fields["title"].required = self.fields["domain"].required = True
        if self._has_unseen_goal:
            del self.fields["goal"]

    @classmethod
    def shown(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        given = dict(values)
        if "doer" in given:
            given["who"] = _who(given["doer"], given["doer_user_id"])
        if "goal_id" in given:
            given["goal"] = str(given["goal_id"] or "")
        return given

    @property
    def _has_unseen_goal(self) -> bool:
        """Whether the step belongs to a goal that this reader does not see: it stays there."""
        seen = {goal.pk for goal in self.board.goals}
        return self.row is not None and self.row.goal_id not in (None, *seen)

    def _goals(self) -> list[tuple[str, str]]:
        own = getattr(self.row, "goal_id", None)
        return [
            (str(goal.pk), goal.title)
            for goal in self.board.goals
            if goal.declined_on is None or goal.pk == own
        ]

    @property
    def goal_id(self) -> UUID | None:
        if self._has_unseen_goal:
            return self.row.goal_id
        return UUID(self.cleaned_data["goal"]) if self.cleaned_data["goal"] else None

    def _people(self) -> list[tuple[str, Any]]:
        """The participant, each member of the team alone or together, somebody else."""
        called = self.board.dossier.participant.called
        team = {row.user_id: row for row in self.board.dossier.tandem}
        known = {key: f"{row.user} ({row.organisation.name})" for key, row in team.items()}
        if self.row is not None and self.row.doer_user_id:
            known.setdefault(self.row.doer_user_id, str(self.row.doer_user))
        together = _("%(one)s and %(other)s")
        return [
            ("", _("Choose")),
            (Doer.PARTICIPANT.value, called),
            *((_who(Doer.TOGETHER, key), together % {"one": called, "other": name})
              for key, name in known.items()),
            *((_who(Doer.STAFF, key), name) for key, name in known.items()),
            (Doer.OTHER.value, Doer.OTHER.label),
        ]  # fmt: skip

    def _ideas(self) -> list[tuple[Any, Any]]:
        """Ideas from the catalogue, by life domain."""
        groups: dict[Domain, list[tuple[str, str]]] = {}
        for idea in catalogue.steps(self.board.writable_classes):
            groups.setdefault(idea.domain, []).append((idea.key, idea.in_language(language())))
        by_domain = [(domain.label, ideas) for domain, ideas in groups.items()]
        return [("", _("No idea from the list")), *by_domain]

    def clean(self):
        given = super().clean()
        idea = catalogue.step(given.get("idea", ""))
        if idea is not None:
            given["title"] = given.get("title") or idea.in_language(language())
            given["domain"] = given.get("domain") or idea.domain.value
        for name in ("title", "domain"):
            if name not in self.errors and not given.get(name):
                self.add_error(name, self.fields[name].error_messages["required"])
        if given.get("who") == Doer.OTHER and not given.get("doer_words"):
            self.add_error("doer_words", _("Write who does it."))
        return given

    @property
    def words(self) -> actions.StepWords:
        given = self.cleaned_data
        doer, _colon, user = given["who"].partition(":")
        return actions.StepWords(
            title=given["title"],
            domain=given["domain"],
            proposed_by=given["proposed_by"],
            doer=doer,
            doer_user_id=UUID(user) if user else None,
            doer_words=given["doer_words"] if doer == Doer.OTHER else "",
            due_on=given["due_on"],
            goal_id=self.goal_id,
            catalogue_key=str(given.get("idea") or getattr(self.row, "catalogue_key", "")),
        )


def _who(doer: str, user_id: UUID | None) -> str:
    return f"{doer}:{user_id}" if user_id else str(doer)


class StopForm(EditForm):
    reason = forms.CharField(
        label=_("Why does it stop?"),
        help_text=_("Say what got in the way. It is nobody's fault."),
        max_length=300,
        error_messages={"required": _("Write why it stops.")},
    )
