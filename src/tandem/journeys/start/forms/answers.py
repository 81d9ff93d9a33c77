"""What the buttons of a consent question send."""

from django import forms

from tandem.rooms.consent.actions import Question
from tandem.rooms.consent.models import Answer, Purpose, Topic


class AnswerForm(forms.Form):
    """One answer to one question of consent, as its buttons send it."""

    purpose = forms.ChoiceField(choices=Purpose.choices)
    organisation = forms.UUIDField(required=False)
    sensitivity = forms.TypedChoiceField(
        choices=Topic.choices, coerce=int, empty_value=None, required=False
    )
    answer = forms.ChoiceField(choices=Answer.choices)

    @property
    def question(self) -> Question:
        given = self.cleaned_data
        return Question(given["purpose"], given["organisation"], given["sensitivity"])
