"""Names to mix by the hundred thousand, common ones more often, as in a real town."""

from functools import cache

from tandem.config.demo.deck import read
from tandem.rooms.people.rules import search_tokens


@cache
def first_names(kind: str) -> list[str]:
    """First names of `women` or `men`."""
    return read("names.yaml")[kind].split()


@cache
def last_names() -> list[str]:
    """Last names, the usual ones first: a draw that leans to the front makes them common."""
    told = read("names.yaml")
    starts = [name.replace("_", " ") for name in told["starts"].split()]
    ends = [end.strip() for end in told["ends"].split(",")]
    return [start + end for end in ends for start in starts]


def tokens() -> list[tuple[str, str, bool]]:
    """Every name with the words by which it is found: name, word, whether it is whole."""
    names = {*first_names("women"), *first_names("men"), *last_names()}
    return [
        (name, token, is_whole)
        for name in sorted(names)
        for token, is_whole in search_tokens(name).items()
    ]
