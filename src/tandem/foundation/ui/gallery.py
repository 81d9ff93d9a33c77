"""What the gallery shows: the sample content of gallery.yaml in our forms and charts."""

from functools import cache
from pathlib import Path

import yaml
from django import forms
from django.utils.functional import SimpleLazyObject

from tandem.foundation.ui import charts, diff, sprite, widgets
from tandem.foundation.ui.fields import SignatureField
from tandem.foundation.ui.renderers import FormRenderer

LEVELS = {
    "1": ("Nu meteen", "Er moet binnen enkele dagen iets gebeuren."),
    "2": ("Weegt zwaar", "Het kost zoveel dat andere stappen stilvallen."),
    "3": ("Wisselt", "Soms gaat het, met afgesproken steun."),
    "4": ("Lukt meestal", "Je redt het en weet waar je hulp vindt."),
    "5": ("Geeft kracht", "Een bron die ook elders helpt."),
}
OUTCOMES = {
    "start": ("Starten", "We beginnen nu met het traject.", "player-play"),
    "before": ("Voortraject", "Eerst dringende hulp.", "lifebuoy"),
    "wait": ("Wachten", "Er is nu geen plaats.", "hourglass"),
    "no": ("Nee, bedankt", "Dat mag altijd.", "hand-stop"),
}
PRESENT = {
    "participant": ("Deelnemer", "user"),
    "guide": ("Begeleider", "heart-handshake"),
    "work": ("Trajectbegeleider werk", "briefcase"),
}
BROKEN = {
    "agreement": "Samen naar de rijschool",
    "until": "12/10/26",
    "born_day": "31",
    "hours": "99",
}


class SampleForm(forms.Form):
    """One field of every kind."""

    default_renderer = FormRenderer

    agreement = forms.CharField(
        label="Wat spreken jullie af?", help_text="Schrijf het zoals Samira het zegt."
    )
    story = forms.CharField(
        label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    domain = forms.ChoiceField(label="Levensdomein", choices=[("INC", "Inkomen"), ("WON", "Wonen")])
    until = forms.DateField(label="Tegen wanneer?", widget=widgets.DateInput())
    born = forms.DateField(
        label="Geboortedatum",
        help_text="Bijvoorbeeld 27 3 1991",
        widget=widgets.DateBoxes(is_birth_date=True),
    )
    hours = forms.IntegerField(label="Uren per week", min_value=0, max_value=38, required=False)
    outcome = forms.ChoiceField(
        label="Wat beslissen jullie samen?",
        choices=[(key, words[0]) for key, words in OUTCOMES.items()],
        widget=widgets.RadioTiles(
            hints={key: words[1] for key, words in OUTCOMES.items()},
            icons={key: words[2] for key, words in OUTCOMES.items()},
        ),
    )
    level = forms.ChoiceField(
        label="Hoe gaat het met wonen?",
        choices=[(key, words[0]) for key, words in LEVELS.items()]
        + [("not_discussed", "Niet besproken"), ("refused", "Zeg ik liever niet")],
        widget=widgets.ScaleTiles(hints={key: words[1] for key, words in LEVELS.items()}),
    )
    present = forms.MultipleChoiceField(
        label="Wie was erbij?",
        required=False,
        choices=[(key, words[0]) for key, words in PRESENT.items()],
        widget=widgets.CheckboxTiles(icons={key: words[1] for key, words in PRESENT.items()}),
    )
    file = forms.FileField(
        label="Bestand", help_text="Een rekenblad of CSV, hoogstens 20 MB.", required=False
    )
    signature = SignatureField(label="Handtekening", required=False)
    agreed = forms.BooleanField(label="Samira heeft dit gelezen en gaat akkoord.")


class FilterForm(forms.Form):
    """Two fields above a list."""

    default_renderer = FormRenderer

    tandem = forms.ChoiceField(label="Tandem", required=False, choices=[("", "Alle")])
    phase = forms.ChoiceField(label="Fase", required=False, choices=[("", "Alle")])


@cache
def sample() -> dict:
    """The invented content."""
    path = Path(__file__).with_suffix(".yaml")
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def page(current: str) -> dict:
    """The context of one gallery page: a frame with a user, and the invented person's file."""
    content = sample()
    is_participant = current == "participant"
    menu = content["bar"] if is_participant else content["nav"]
    return {
        **content,
        **content["frame"],
        "nav": [item | {"current": item.get("page") == current} for item in menu],
        "pieces": diff.words(content["texts"]["before"], content["texts"]["after"]),
        "form": SampleForm(),
        "filter_form": FilterForm(),
        "charts": _charts(content),
    }


def components(*, density: str) -> dict:
    """The context of the page with every component. density: `pro` or `deelnemer`."""
    is_participant = density == "deelnemer"
    return page("participant" if is_participant else "index") | {
        "frame": "ui/base_participant.html" if is_participant else "ui/base.html",
        "icons": sorted(sprite.names()),
        "form": SampleForm(BROKEN),
    }


def _charts(content: dict) -> dict:
    """Drawn only when a template asks for them."""
    axes, words = content["axes"], content["chart"]
    full = [_voice(*item) for item in zip(words["full"].items(), charts.VOICES, strict=True)]
    gaps = [_voice(*item) for item in zip(words["gaps"].items(), charts.VOICES, strict=True)]
    few = [_voice(*item) for item in zip(words["few"].items(), charts.VOICES, strict=True)]
    named = {"title": words["title"], "desc": words["desc"]}
    ends = tuple(words["ends"])
    drawings = {
        "radar": lambda: charts.radar(axes, full, **named),
        "radar_gaps": lambda: charts.radar(axes, gaps, **named),
        "radar_wide": lambda: charts.radar(axes, gaps, width=640, **named),
        "dots": lambda: charts.dots(axes, gaps, ends=ends, **named),
        "dots_phone": lambda: charts.dots(axes, gaps, ends=ends, width=320, **named),
        "dots_wide": lambda: charts.dots(axes, gaps, ends=ends, width=640, **named),
        "key": lambda: charts.key(few, title=words["title"]),
        "steps": lambda: charts.steps(words["moments"], few, **named),
        "ecomap": lambda: _ecomap(words["ecomap"], 400),
        "ecomap_phone": lambda: _ecomap(words["ecomap"], 320),
        "stacks": lambda: _stacks(words["stacks"], 640),
        "stacks_phone": lambda: _stacks(words["stacks"], 320),
        "stack_table": lambda: charts.stack_table(
            words["stacks"]["kinds"],
            _bars(words["stacks"]),
            caption=words["stacks"]["title"],
            heading=words["stacks"]["heading"],
            off=words["stacks"]["off"],
        ),
        "curve": lambda: _curve(words["curve"], 640),
        "curve_phone": lambda: _curve(words["curve"], 320),
        "curve_table": lambda: charts.Table(**words["curve"]["table"]),
        "network": lambda: charts.Table(**words["ecomap"]["table"]),
        "table": lambda: charts.table(axes, full, caption=words["title"], heading=words["heading"]),
        "gaps": lambda: charts.table(axes, gaps, caption=words["title"], heading=words["heading"]),
    }
    return {name: SimpleLazyObject(draw) for name, draw in drawings.items()}


def _ecomap(words: dict, width: int) -> str:
    ties = [charts.Tie(**tie) for tie in words["ties"]]
    named = {"title": words["title"], "desc": words["desc"], "legend": words["legend"]}
    return charts.ecomap(words["middle"], ties, width=width, **named)


def _bars(words: dict) -> list[charts.Stack]:
    return [charts.Stack(**bar) for bar in words["bars"]]


def _stacks(words: dict, width: int) -> str:
    named = {"title": words["title"], "desc": words["desc"], "off": words["off"]}
    return charts.stacks(words["kinds"], _bars(words), width=width, **named)


def _curve(words: dict, width: int) -> str:
    named = {name: words[name] for name in ("title", "desc", "x_words", "y_words", "here_words")}
    points = [tuple(point) for point in words["points"]]
    falls = [tuple(fall) for fall in words["falls"]]
    return charts.curve(points, falls=falls, here=tuple(words["here"]), width=width, **named)


def _voice(named_answers: tuple[str, list], voice: str) -> charts.Series:
    label, answers = named_answers
    return charts.Series(
        label,
        [None if isinstance(answer, str) else answer for answer in answers],
        voice=voice,
        absent=[answer if isinstance(answer, str) else "" for answer in answers],
    )
