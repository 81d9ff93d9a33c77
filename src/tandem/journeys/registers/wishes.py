"""What a remark asks of whoever contacts somebody: how, and in which language."""

import re
from dataclasses import dataclass
from functools import cache

import yaml
from babel import Locale

from tandem.journeys.registers.words import PARAMETERS, plain, vocabulary

PIECES = re.compile(r"[;\n]|[,.]\s")
SPOKEN_BY_READERS = ("nl", "fr", "en")
LONGEST_WISH = 200


@dataclass(frozen=True)
class Wishes:
    """contact: the words of the remark. language: its name in Dutch, "" when not told."""

    contact: str = ""
    needs_interpreter: bool = False
    language: str = ""


def read_remark(text: str) -> Wishes:
    """The wishes in a remark; all else that it says is left where it is.

    >>> read_remark("GEEN sms!").contact
    'GEEN sms!'
    >>> read_remark("tolk nodig (Arabisch)").language
    'Arabisch'
    """
    pieces = [piece.strip() for piece in PIECES.split(text) if piece.strip()]
    contact = "; ".join(piece for piece in pieces if _is_wish(piece))
    interpreter = [piece for piece in pieces if _asks_interpreter(piece)]
    told = [language for piece in interpreter if (language := _language_in(piece))]
    return Wishes(
        contact=contact[:LONGEST_WISH],
        needs_interpreter=bool(interpreter),
        language=told[0] if told else "",
    )


def _is_wish(piece: str) -> bool:
    words = f" {plain(piece)} "
    return any(f" {channel} " in words for channel in _words("channels")) and any(
        f" {way} " in words for way in _words("ways")
    )


def _asks_interpreter(piece: str) -> bool:
    words = plain(piece).split()
    return bool(set(words) & set(_words("interpreter"))) and not set(words) & set(
        vocabulary("denials")
    )


def _language_in(piece: str) -> str:
    names = _languages()
    return next((names[word] for word in plain(piece).split() if word in names), "")


@cache
def _words(name: str) -> tuple[str, ...]:
    loaded = yaml.safe_load((PARAMETERS / "remarks.yaml").read_text(encoding="utf-8"))
    return tuple(loaded[name])


@cache
def _languages() -> dict[str, str]:
    """The name of a language, in any of the languages of partners, to its name in Dutch."""
    dutch = Locale("nl").languages
    return {
        plain(name): dutch[code]
        for locale in SPOKEN_BY_READERS
        for code, name in Locale(locale).languages.items()
        if code in dutch and " " not in plain(name)
    }
