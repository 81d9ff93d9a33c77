"""What is asked when measuring: scores of one voice, a need, a new time of measuring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.keys import uuid7
from tandem.foundation.ui.widgets import DateInput, RadioTiles, ScaleTiles
from tandem.rooms.measures.models import DomainScore, Hinders, Moment, Voice, Wish
from tandem.rooms.measures.moments import LIFE_DOMAINS, voices_of
from tandem.rooms.measures.scoring import NOT_ASKED, NOT_DISCUSSED, PREFERS_NOT, Given, Score, mark
from tandem.rooms.measures.standing import Spoken
from tandem.rooms.partners.domains import LEVELS, Domain, Sensitivity

UNSCORED = (
    (NOT_DISCUSSED, _("Not discussed")),
    (PREFERS_NOT, _("Prefers not to say")),
)
# Who sees a class as a summary reads what to arrange; of other classes nobody is told.
SUMMED_UP_TO_WORK = Sensitivity.WELFARE
WORDS_AT_MOST = 5_000


@dataclass(frozen=True)
class Row:
    """The fields of one life domain, what the other voice said, and what clashes.

    other: shown only when this voice has spoken. theirs: a score that somebody else saved
    meanwhile. earlier: what this voice said the time before.
    """

    domain: Domain
    state: forms.BoundField
    wish: forms.BoundField
    hinders: forms.BoundField
    words: forms.BoundField
    seen: forms.BoundField
    arrange: forms.BoundField | None
    other: DomainScore | None
    theirs: DomainScore | None
    earlier: DomainScore | None


class _Leavable(forms.Field):
    """A field that may stay empty without a remark beside each: the page says so once."""

    def validate(self, value):
        if value not in self.empty_values:
            super().validate(value)


class _Choice(_Leavable, forms.ChoiceField):
    pass


class _Words(_Leavable, forms.CharField):
    pass


class ScoresForm(forms.Form):
    """What one voice says of one or more life domains.

    spoken: scores of this voice, of the other, and of this voice before. questions: how each
    domain is asked. is_large: tiles with meanings for who reads along; else short lists.
    """

    use_required_attribute = False

    def __init__(
        self,
        *args,
        domains: Sequence[Domain],
        voice: str,
        spoken: Spoken,
        questions: Mapping[str, str],
        is_large: bool,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.domains, self.voice = domains, voice
        self.spoken, self.stored = spoken, spoken.own
        self.theirs: dict[str, DomainScore] = {}
        for domain in domains:
            known = self.stored[domain].score if domain in self.stored else None
            self._add(domain, known, questions.get(domain, ""), is_large)

    def clean(self):
        for domain in self.domains:
            if not self._state(domain) and not self._is_blank(domain):
                words = _("Choose an answer here too. “Not discussed” is an answer.")
                self.add_error(f"{domain}-state", words)
        return self.cleaned_data

    @property
    def given(self) -> dict[str, Given]:
        """Each domain on which something was said, with the mark of what the form showed."""
        return {
            domain.value: Given(self._score(domain), self.cleaned_data[f"{domain}-seen"])
            for domain in self.domains
            if self._state(domain)
        }

    @property
    def rows(self) -> list[Row]:
        return [self._row(domain) for domain in self.domains]

    def facing(self, theirs: Mapping[str, DomainScore]) -> "ScoresForm":
        """The same answers beside what somebody else saved meanwhile.

        Sent again, they take the place of what is now in sight.
        """
        self.theirs = dict(theirs)
        marks = {f"{domain}-seen": mark(row.score) for domain, row in theirs.items()}
        self.data = {**{name: self.data[name] for name in self.data}, **marks}
        return self

    def _add(self, domain: Domain, known: Score | None, question: str, is_large: bool) -> None:
        make = _large_fields if is_large else _short_fields
        fields = make(domain, question)
        fields["words"] = _Words(
            label=_("In your own words") if self._is_own else _("In words"),
            max_length=WORDS_AT_MOST,
            widget=forms.Textarea(attrs={"rows": 3 if is_large else 2}),
        )
        if domain.sensitivity is SUMMED_UP_TO_WORK and not self._is_own:
            fields["arrange"] = _Words(
                label=_("What must be arranged for work?"),
                help_text=_("The work side reads this too, and nothing else of this domain."),
                max_length=200,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        fields["seen"] = forms.CharField(required=False, widget=forms.HiddenInput)
        initial = _initial(known)
        for name, each in fields.items():
            each.initial = initial[name]
            self.fields[f"{domain}-{name}"] = each

    @property
    def _is_own(self) -> bool:
        return self.voice == Voice.PARTICIPANT

    def _state(self, domain: Domain) -> str:
        return self.cleaned_data.get(f"{domain}-state", "")

    def _is_blank(self, domain: Domain) -> bool:
        said = (self.cleaned_data.get(f"{domain}-{name}", "") for name in _SAID)
        return all(each in ("", NOT_ASKED) for each in said)

    def _score(self, domain: Domain) -> Score:
        said = {name: self.cleaned_data.get(f"{domain}-{name}", "") for name in _SAID}
        return Score(
            state=self._state(domain),
            # A browser sends other ends of lines than were kept.
            words=said["words"].replace("\r\n", "\n"),
            wish=said["wish"] or NOT_ASKED,
            hinders=said["hinders"] or NOT_ASKED,
            arrange=said["arrange"] or self._kept_arrange(domain),
        )

    def _kept_arrange(self, domain: Domain) -> str:
        """What the form does not ask must not be lost by sending it."""
        if f"{domain}-arrange" in self.fields or domain not in self.stored:
            return ""
        return self.stored[domain].arrange

    def _row(self, domain: Domain) -> Row:
        arrange = f"{domain}-arrange"
        return Row(
            domain=domain,
            state=self[f"{domain}-state"],
            wish=self[f"{domain}-wish"],
            hinders=self[f"{domain}-hinders"],
            words=self[f"{domain}-words"],
            seen=self[f"{domain}-seen"],
            arrange=self[arrange] if arrange in self.fields else None,
            other=self.spoken.other.get(domain) if domain in self.stored else None,
            theirs=self.theirs.get(domain),
            earlier=self.spoken.earlier.get(domain),
        )


class BeginForm(forms.Form):
    """A new time of measuring."""

    use_required_attribute = False

    # Left alone, it means the life domains.
    key = _Choice(label=_("What do we go through?"))
    voice = forms.ChoiceField(label=_("Who answers?"), choices=Voice.choices, widget=RadioTiles())
    moment = forms.ChoiceField(
        label=_("Which moment?"),
        choices=[each for each in Moment.choices if each[0] != Moment.SIGNAL],
    )
    on = forms.DateField(label=_("Day"), widget=DateInput())

    def __init__(self, *args, titles: Mapping[str, str], today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        named = [("", _("Where do I stand?")), *titles.items()]
        self.fields["key"].choices = named  # type: ignore[attr-defined]

    def clean(self):
        given = self.cleaned_data
        key = given["key"] = given.get("key") or LIFE_DOMAINS
        if given.get("voice", "") not in ("", *voices_of(key)):
            self.add_error("voice", _("This questionnaire is for the other voice."))
        return given

    def clean_on(self) -> date:
        day = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has still to come."))
        return day


class NeedForm(forms.Form):
    """Something that a person needs, in whose words."""

    need_id = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(label=_("What is needed?"), widget=forms.Textarea(attrs={"rows": 2}))
    domain = forms.TypedChoiceField(label=_("Life domain"), coerce=Domain)
    voice = forms.ChoiceField(label=_("In whose words?"), choices=Voice.choices)

    def __init__(self, *args, domains: Sequence[Domain], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["need_id"].initial = uuid7
        named = [(each.value, each.label) for each in domains]
        self.fields["domain"].choices = named  # type: ignore[attr-defined]
        self.has_domains = bool(domains)


class EndNeedForm(forms.Form):
    """A need that has ended."""

    on = forms.DateField(label=_("Since when?"), widget=DateInput())
    reason = forms.CharField(
        label=_("How did it end?"),
        max_length=300,
        help_text=_("For example: it is arranged, it changed, it is no longer wanted."),
    )


_SAID = ("words", "wish", "hinders", "arrange")


def _initial(known: Score | None) -> dict[str, str]:
    if known is None:
        return {"state": "", "wish": "", "hinders": "", "words": "", "arrange": "", "seen": ""}
    return {
        "state": known.state,
        "wish": known.wish,
        "hinders": known.hinders,
        "words": known.words,
        "arrange": known.arrange,
        "seen": mark(known),
    }


def _large_fields(domain: Domain, question: str) -> dict[str, forms.Field]:
    levels = [(str(level.value), level.label) for level in LEVELS]
    hints = {str(each.value): domain.anchors.get(each.value, each.meaning) for each in LEVELS}
    return {
        "state": _Choice(
            label=question or domain.label,
            choices=[*levels, *UNSCORED],
            widget=ScaleTiles(hints=hints),
        ),
        "wish": _Choice(
            label=_("Do you want to work on this now?"),
            choices=_asked(Wish),
            widget=RadioTiles(),
        ),
        "hinders": _Choice(
            label=_("Does this stand in the way of work?"),
            choices=_asked(Hinders),
            widget=RadioTiles(),
        ),
    }


def _short_fields(domain: Domain, question: str) -> dict[str, forms.Field]:
    levels = [(str(level.value), f"{level.value}. {level.label}") for level in LEVELS]
    return {
        "state": _Choice(
            label=_("How is it?"),
            help_text=question,
            choices=[("", _("Not filled in")), *levels, *UNSCORED],
        ),
        "wish": _Choice(
            label=_("Work on it now?"),
            choices=[(NOT_ASKED, Wish.NOT_ASKED.label), *_asked(Wish)],
        ),
        "hinders": _Choice(
            label=_("In the way of work?"),
            choices=[(NOT_ASKED, Hinders.NOT_ASKED.label), *_asked(Hinders)],
        ),
    }


def _asked(choices) -> list[tuple[str, object]]:
    return [each for each in choices.choices if each[0] != NOT_ASKED]
