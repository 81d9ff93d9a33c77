"""What a participant reads is easy to read, in Dutch.

Ease of reading after Flesch, with the weights that Douma gave it for Dutch: 70 and more is
easy. The formula is about texts, so it is held against each place as a whole; the length
of a sentence counts for each sentence.
"""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tandem.foundation.i18n.catalogue import apps_with_words, words_of
from tandem.rooms.consent.rules import PARTNER, TOPICS
from tandem.rooms.measures.xlsform import shipped_instruments
from tandem.rooms.rights.rules.catalogue import catalogue

SOURCE = Path(__file__).resolve().parents[2] / "src" / "tandem"
EASY, WORDS_AT_MOST = 70, 12
# App, and the files of it whose words a participant reads: alone, or along at the table.
PLACES = {
    "rooms/plans/documents": ("words.py",),
    "rooms/plans": (
        "templates/plans/agreement.html", "templates/plans/parts/sheet.html",
        "templates/plans/parts/sheet_steps.html", "templates/plans/slots/",
    ),
    "rooms/partners": ("domains.py",),
    "rooms/measures": ("templates/measures/step.html", "templates/measures/check.html"),
    "rooms/rights": (
        "outcome_words.py", "pictures.py", "templates/rights/paper.html",
        "templates/rights/whatif.html", "templates/rights/whatif_sheet.html",
        "templates/rights/parts/whatif_",
    ),
    "journeys/start": (
        "templates/start/consent.html", "templates/start/question.html",
        "templates/start/answer.html", "templates/start/receipt.html",
    ),
    "journeys/intake": ("templates/intake/refer.html",),
    "desks/field": ("templates/field/join.html",),
}  # fmt: skip
INSTRUMENTS = ("life_domains", "employability_confirmation", "satisfaction")
_FILLED_IN = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_END = re.compile(r"[.!?:;\n]+(?:\s|$)|\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyáéèëïöü]")


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence; what the program fills in counts as one short word."""
    whole = _FILLED_IN.sub("Sam", text.replace(PARTNER, "Sam").replace(TOPICS, "werk"))
    found = (_WORD.findall(piece) for piece in _END.split(whole))
    return [words for words in found if words]


def ease(texts: list[str]) -> float:
    """Flesch after Douma: 206.835 - 0.93 words a sentence - 77 syllables a word."""
    found = [words for text in texts for words in sentences(text)]
    count = sum(map(len, found))
    syllables = sum(max(1, len(_VOWELS.findall(w.lower()))) for words in found for w in words)
    return 206.835 - 0.93 * count / len(found) - 77 * syllables / count


def shown_in(app: str) -> Iterator[str]:
    """Dutch words of the files of an app that a participant reads."""
    folder = SOURCE / app
    wanted = {
        (message.id, message.context)
        for message in words_of(folder, apps_with_words(SOURCE))
        if any(place.startswith(PLACES[app]) for place, _line in message.locations)
    }
    with (folder / "locale/nl/LC_MESSAGES/django.po").open("rb") as file:
        catalogue = read_po(file, locale="nl")
    for message in catalogue:
        if (message.id, message.context) in wanted:
            yield from [message.string] if isinstance(message.string, str) else message.string


def asked_in(key: str) -> Iterator[str]:
    """Dutch words of a questionnaire."""
    for question in shipped_instruments()[key].questions:
        yield question.labels["nl"]
        yield question.hints.get("nl", "")
        yield from (choice.labels["nl"] for choice in question.choices)


def read_out() -> Iterator[str]:
    """Dutch texts of consent, layer by layer."""
    for text in (files("tandem.rooms.consent") / "texts").iterdir():
        if ".nl." in text.name:
            for line in text.read_text(encoding="utf-8").splitlines():
                yield line.partition(":")[2]


def told_of_rights() -> Iterator[str]:
    """What the list to take along says of each right, in Dutch."""
    for right in catalogue().values():
        yield from (right.what.nl, right.step.nl)


TEXTS = {
    **{app: list(shown_in(app)) for app in PLACES},
    **{f"instrument {key}": list(asked_in(key)) for key in INSTRUMENTS},
    "consent": list(read_out()),
    "rights": list(told_of_rights()),
}


@pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS)
class TestWhatAParticipantReads:
    def test_is_there(self, texts):
        assert len([text for text in texts if text]) > 3

    def test_is_easy(self, texts):
        hardest = sorted((text for text in texts if sentences(text)), key=lambda t: ease([t]))[:5]

        assert ease(texts) >= EASY, hardest

    def test_has_short_sentences(self, texts):
        too_long = [
            " ".join(words)
            for text in texts
            for words in sentences(text)
            if len(words) > WORDS_AT_MOST
        ]

        assert too_long == []
