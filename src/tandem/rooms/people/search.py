"""Finding people by name, birth date or postcode, also with a typing error.

Only equality and ranges are used: behind the wall PostgreSQL may then still use an index,
which it may not for LIKE or trigrams (decision 0004).
"""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from tandem.rooms.people.models import Participant, SearchToken
from tandem.rooms.people.rules import one_letter_left_out, plain

_DATE = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_COMPACT_DATE = re.compile(r"\b(\d{2})(\d{2})((?:19|20)\d{2})\b")
_NUMBER = re.compile(r"\b(\d{4})\b")
_AFTER_EVERY_LETTER = "\U0010ffff"
WORDS_AT_MOST = 5
# Half the people have one: it is asked of who was found by other words.
PARTICLES = {
    "al", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "op", "ten", "ter",
    "van", "von",
}  # fmt: skip


@dataclass(frozen=True)
class Question:
    """What somebody looks for, read from one line of text.

    words: parts of names in plain form. numbers: four digits, a postcode or a year of birth.
    """

    words: tuple[str, ...] = ()
    born_on: date | None = None
    numbers: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.born_on or self.numbers)


def read_question(text: str) -> Question:
    """Tell dates, postcodes or years, and names apart.

    >>> read_question("Janssens 17/05/1990")
    Question(words=('janssens',), born_on=datetime.date(1990, 5, 17), numbers=())
    """
    born_on, rest = _read_date(text[:200])
    numbers = tuple(_NUMBER.findall(rest))
    words = (plain(word) for word in _NUMBER.sub(" ", rest).split())
    return Question(tuple(word for word in words if word)[:WORDS_AT_MOST], born_on, numbers[:2])


def _read_date(text: str) -> tuple[date | None, str]:
    for pattern, order in ((_DATE, (3, 2, 1)), (_ISO_DATE, (1, 2, 3)), (_COMPACT_DATE, (3, 2, 1))):
        if found := pattern.search(text):
            try:
                day = date(*(int(found.group(place)) for place in order))
            except ValueError:
                continue
            return day, text[: found.start()] + " " + text[found.end() :]
    return None, text


def narrow(
    people: QuerySet[Participant], question: Question, *, tolerant: bool
) -> QuerySet[Participant]:
    """Those of `people` who fit every part of the question.

    people: whom the reader may see; nothing is found outside it.
    tolerant: each word may have one letter too many, too few, changed or swapped; particles
    such as "van" are taken as they stand.
    """
    telling = [word for word in question.words if word not in PARTICLES] or question.words
    if telling:
        # Sets of keys first: a common first name is not looked up person by person.
        found, *others = (_whose(word, tolerant=tolerant) for word in telling)
        people = people.filter(pk__in=found.intersection(*others) if others else found)
    for word in set(question.words).difference(telling):
        theirs = _with(word, tolerant=False)
        people = people.filter(Exists(theirs.filter(participant_id=OuterRef("pk"))))
    if question.born_on:
        people = people.filter(birth_date=question.born_on)
    for number in question.numbers:
        first, last = date(int(number) or 1, 1, 1), date(int(number) or 1, 12, 31)
        people = people.filter(Q(postcode=number) | Q(birth_date__range=(first, last)))
    return people


def _whose(word: str, *, tolerant: bool) -> QuerySet:
    """Keys of the people behind the wall who have such a word."""
    return _with(word, tolerant=tolerant).values("participant_id")


def _with(word: str, *, tolerant: bool) -> QuerySet[SearchToken]:
    if tolerant:
        return SearchToken.objects.filter(token__in={word, *one_letter_left_out(word)})
    return SearchToken.objects.filter(
        is_whole=True, token__gte=word, token__lt=word + _AFTER_EVERY_LETTER
    )
