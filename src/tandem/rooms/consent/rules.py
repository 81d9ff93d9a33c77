"""The words of a consent question: shipped texts, and how one is made to name its partner."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

SHIPPED_VERSION = 1
LANGUAGES = ("nl", "en", "fr")
PARTNER, TOPICS = "[partner]", "[topics]"
_PARTS = ("question", "summary", "why", "no", "until")


@dataclass(frozen=True)
class Wording:
    """A consent text in its layers.

    question: the one sentence that is read out. summary: the same for a partner who only
    learns whether a topic hinders work. why, no, until: what it is for, what happens after
    a no, and how long a yes holds. Any but the question may be empty.
    """

    question: str
    summary: str = ""
    why: str = ""
    no: str = ""
    until: str = ""

    def about(self, *, partner: str, topics: str, is_summary: bool = False) -> "Wording":
        """The same words with the partner and the topics named in them."""

        def named(text: str) -> str:
            return text.replace(PARTNER, partner).replace(TOPICS, topics)

        asked = self.summary if is_summary and self.summary else self.question
        return Wording(named(asked), "", named(self.why), named(self.no), named(self.until))


def read_wording(body: str) -> Wording:
    """The layers of a stored text: lines such as `question: May ...?`.

    A text without such lines is a question and nothing else.
    """
    found: dict[str, str] = {}
    for line in body.splitlines():
        name, colon, text = line.partition(":")
        if colon and name.strip() in _PARTS:
            found[name.strip()] = text.strip()
    if "question" not in found:
        return Wording(question=body.strip())
    return Wording(**found)


def shipped_texts() -> Iterator[tuple[str, str, str]]:
    """Purpose, language and body of every text in this package."""
    folder = files("tandem.rooms.consent") / "texts"
    for each in sorted(folder.iterdir(), key=lambda file: file.name):
        purpose, language, _ = each.name.split(".")
        yield purpose, language, each.read_text(encoding="utf-8").strip()
