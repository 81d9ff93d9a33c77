"""When two names are the same name."""

import unicodedata


def is_same_name(one: str, other: str) -> bool:
    """Whether two names differ in capitals, accents, spaces and marks at most.

    Nothing looser: who refers somebody must not find a person by guessing.
    """
    return _letters(one) == _letters(other) != ""


def _letters(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in folded if each.isalnum())
