"""The conditions of a programme, what is known of each, and why one is set aside."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tandem.journeys.start.eligibility import COMPUTED_KINDS, TOLD_KINDS, Case, fact_text, share
from tandem.rooms.partners.programme import Criterion, CriterionKind
from tandem.rooms.partners.rules import CriterionResult, Fact, Outcome
from tandem.rooms.trajectories.models import Employment, Told


@dataclass(frozen=True)
class CriterionRow:
    """One criterion as the page shows it. is_computed: the page of the household tells it."""

    label: str
    note: str
    source: str
    is_verified: bool
    is_computed: bool
    outcome: Outcome
    fact: str
    answer: forms.BoundField | None
    reason: forms.BoundField | None


class _ReasonField(forms.CharField):
    """Shown only where a reason is needed; the form checks whether it is."""

    def validate(self, value):
        return


class EligibilityForm(forms.Form):
    """What the rules of a programme ask, and a reason for each that is not met."""

    use_required_attribute = False

    def __init__(self, *args, case: Case, **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case
        for criterion in case.programme.eligibility:
            if criterion in case.asked:
                self.fields[f"answer-{criterion.id}"] = _answer_field(criterion, case)
            self.fields[f"reason-{criterion.id}"] = _ReasonField(
                label=_("Why go on all the same?"),
                initial=case.reasons.get(criterion.id, ""),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self):
        for result in self.results:
            name = f"reason-{result.criterion.id}"
            if result.outcome != Outcome.MET and not self.cleaned_data.get(name, "").strip():
                self.add_error(name, _reason_needed(result))
        return self.cleaned_data

    @property
    def answers(self) -> dict[str, str]:
        """Criterion -> answer as text: what was sent, else what was known."""
        if not self.is_bound:
            return dict(self.case.answers)
        given = getattr(self, "cleaned_data", {})
        return {each.id: _as_text(given.get(f"answer-{each.id}")) for each in self.case.asked}

    @property
    def results(self) -> tuple[CriterionResult, ...]:
        return self.case.results(self.answers)

    @property
    def outcomes(self) -> dict[str, tuple[str, str]]:
        """Criterion -> outcome and fact, to be kept."""
        return {
            each.criterion.id: (str(each.outcome), fact_text(each, self.answers))
            for each in self.results
        }

    @property
    def reasons(self) -> dict[str, str]:
        return {
            each.criterion.id: self.cleaned_data[f"reason-{each.criterion.id}"].strip()
            for each in self.results
        }

    @property
    def rows(self) -> list[CriterionRow]:
        return [self._row(each) for each in self.results]

    def _row(self, result: CriterionResult) -> CriterionRow:
        criterion, language = result.criterion, get_language() or "nl"
        source, is_verified = self.case.source_of(criterion)
        answer, reason = f"answer-{criterion.id}", f"reason-{criterion.id}"
        return CriterionRow(
            label=criterion.label.in_language(language),
            note=criterion.note.in_language(language) if criterion.note else "",
            source=source,
            is_verified=is_verified,
            is_computed=criterion.kind in COMPUTED_KINDS,
            outcome=result.outcome,
            fact=fact_words(criterion, result.value),
            answer=self[answer] if answer in self.fields else None,
            reason=self[reason] if result.outcome != Outcome.MET else None,
        )


def fact_words(criterion: Criterion, value: Fact | None) -> str:
    """The fact that a criterion looked at, in the reader's language; '' when not known."""
    if value is None:
        return ""
    if criterion.kind is CriterionKind.AGE:
        return ngettext("%(age)s year", "%(age)s years", int(value)) % {"age": value}
    if criterion.kind in TOLD_KINDS:
        return str(Told.YES.label if value else Told.NO.label)
    if criterion.kind is CriterionKind.EMPLOYMENT_STATUS:
        return str(Employment(str(value)).label)
    return str(value)


def _answer_field(criterion: Criterion, case: Case) -> forms.Field:
    known = case.answers.get(criterion.id, "")
    label = _("What do we know?")
    if criterion.kind is CriterionKind.HOUSEHOLD_WORK_INTENSITY:
        return forms.DecimalField(
            label=label,
            required=False,
            initial=share(known),
            min_value=0,
            max_value=1,
            localize=True,
            help_text=_("A share: 0 is nobody at work, 1 is everybody full-time."),
        )
    words = Employment if criterion.kind is CriterionKind.EMPLOYMENT_STATUS else Told
    unknown = Employment.UNKNOWN if words is Employment else Told.NOT_ASKED
    return forms.ChoiceField(label=label, choices=words.choices, initial=known or unknown)


def _as_text(value: object) -> str:
    return "" if value is None else str(value)


def _reason_needed(result: CriterionResult) -> str:
    label = result.criterion.label.in_language(get_language() or "nl")
    if result.outcome == Outcome.UNKNOWN:
        words = _(
            "“%(condition)s”: we do not know this yet."
            " Fill it in, or say why you go on all the same."
        )
    else:
        words = _(
            "“%(condition)s”: this is not met. Say why you go on, or choose another programme."
        )
    return words % {"condition": label}
