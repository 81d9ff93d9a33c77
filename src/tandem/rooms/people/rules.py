"""Words by which a person is found, tolerant of accents and typing errors."""

import re
import unicodedata

_NOT_A_LETTER = re.compile(r"[^\w]+|_", re.UNICODE)
_SPECIAL = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i"}
)
SHORTEST_WITH_TYPING_ERROR = 4


def plain(text: str) -> str:
    """Lower case without accents, spaces or marks: "D'Hondt-Łęcki" becomes "dhondtlecki".

    Joining the parts makes "De Vos", "Devos" and "DE VOS" the same word.
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    return _NOT_A_LETTER.sub("", "".join(c for c in folded if not unicodedata.combining(c)))


def one_letter_left_out(word: str) -> set[str]:
    """The word with each of its letters left out in turn; nothing for short words.

    Two words that differ by one letter added, missing, changed or swapped share such a
    form, so that equality alone finds them (symmetric deletes).
    """
    if len(word) < SHORTEST_WITH_TYPING_ERROR:
        return set()
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def name_words(*names: str) -> set[str]:
    """The words of the names in plain form: each name joined, and each part of three letters.

    >>> sorted(name_words("Van den Bossche", "Éva"))
    ['bossche', 'den', 'eva', 'van', 'vandenbossche']
    """
    words = set()
    for name in names:
        words.add(plain(name)[:40])
        words.update(
            plain(part)[:40] for part in re.split(r"[\s'’-]+", name) if len(plain(part)) > 2
        )
    words.discard("")
    return words


def search_tokens(*names: str) -> dict[str, bool]:
    """Every word to store for a person, and whether it is a whole word of a name."""
    whole = name_words(*names)
    tokens = {token: False for word in whole for token in one_letter_left_out(word)}
    return tokens | dict.fromkeys(whole, True)
