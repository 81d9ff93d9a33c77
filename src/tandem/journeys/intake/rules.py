"""When two names are the same name, and how a name is shown without telling more."""

import unicodedata


def is_same_name(one: str, other: str) -> bool:
    """Whether two names differ in capitals, accents, spaces and marks at most.

    Nothing looser: who refers somebody must not find a person by guessing.
    """
    return _letters(one) == _letters(other) != ""


def short_name(first: str, last: str) -> str:
    """A first name with an initial, the same for every way to write that name.

    Who typed "EVA" must not read "Éva": it would tell that the person was known.

    >>> short_name("Éva", "De Vos"), short_name("EVA", "devos")
    ('Eva D', 'Eva D')
    """
    return f"{_letters(first).capitalize()} {_letters(last)[:1].upper()}".strip()


def _letters(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in folded if each.isalnum())
