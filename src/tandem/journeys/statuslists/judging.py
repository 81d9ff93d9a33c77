"""What becomes of each row of a list: new, changed, known already, or held back with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from uuid import UUID

from tandem.journeys.registers.values.dates import IMPOSSIBLE, read_day
from tandem.journeys.registers.words import meaning_of
from tandem.journeys.statuslists.lists import ListRow, contract_of, says_training
from tandem.journeys.statuslists.people import Known, Person, name_key
from tandem.rooms.trajectories.actions import SpellWords
from tandem.rooms.trajectories.models import LabourSpell, LabourStatus

MOST_HOURS = 100
OLDEST_YEARS = 111
FIELDS = ("status", "starts_on", "ends_on", "contract", "hours_per_week")


class Code(StrEnum):
    """Every reason for holding a row back; each has a sentence in `messages`."""

    NOBODY = "nobody"
    UNKNOWN_PERSON = "unknown_person"
    AMBIGUOUS_PERSON = "ambiguous_person"
    NO_TRAJECTORY = "no_trajectory"
    BIRTH_DATE_UNREADABLE = "birth_date_unreadable"
    UNKNOWN_STATUS = "unknown_status"
    FROM_MISSING = "from_missing"
    FROM_UNREADABLE = "from_unreadable"
    UNTIL_UNREADABLE = "until_unreadable"
    UNTIL_BEFORE_FROM = "until_before_from"
    BEFORE_BIRTH = "before_birth"
    UNKNOWN_CONTRACT = "unknown_contract"
    HOURS_UNREADABLE = "hours_unreadable"
    NOT_A_JOB = "not_a_job"
    OVERLAPS = "overlaps"
    OVERLAPS_IN_LIST = "overlaps_in_list"


class HeldBack(Exception):
    """A row that is not written. column: of ours; facts: for the sentence."""

    def __init__(self, code: Code, column: str, **facts: object) -> None:
        super().__init__(code.value)
        self.code, self.column, self.facts = code, column, facts


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    HELD_BACK = "held_back"


@dataclass(frozen=True)
class Judged:
    """A row with what becomes of it. spell: the one that is changed or was there already."""

    row: ListRow
    outcome: Outcome
    person: Person | None = None
    trajectory_id: UUID | None = None
    words: SpellWords | None = None
    spell: LabourSpell | None = None
    why: HeldBack | None = None


@dataclass
class Judge:
    """Judges the rows of one list beside what is known and beside each other.

    now: what a row of this list makes of a spell that was known, by its key.
    """

    known: Known
    source: str
    today: date
    taken: dict[UUID, list[tuple[int, SpellWords]]] = field(default_factory=dict)
    now: dict[UUID, SpellWords] = field(default_factory=dict)

    def judge(self, rows: Iterable[ListRow]) -> list[Judged]:
        """What becomes of each row, in the order of the list.

        What ends a known spell is looked at first, so that the row which follows on it fits
        wherever it stands.
        """
        understood = [self._understand(row) for row in rows]
        judged = [self._beside_what_is_known(each) for each in sorted(understood, key=turn)]
        return sorted(judged, key=lambda each: each.row.line)

    def _understand(self, row: ListRow) -> Judged:
        try:
            person, words = self._person(row), self._words(row)
            if person.birth_date is not None and words.starts_on < person.birth_date:
                raise HeldBack(Code.BEFORE_BIRTH, "starts_on", born=person.birth_date)
            trajectory_id = person.file_of(words.starts_on)
            if trajectory_id is None:
                raise HeldBack(Code.NO_TRAJECTORY, "participant")
        except HeldBack as why:
            return Judged(row, Outcome.HELD_BACK, why=why)
        same = next((each for each in person.spells if _is_same(each, words)), None)
        outcome = Outcome.NEW if same is None else _against(same, words)
        return Judged(row, outcome, person, trajectory_id, words, same)

    def _person(self, row: ListRow) -> Person:
        key = row.cells.get("participant", "")
        if key:
            person = self.known.by_key.get(key.lower())
            if person is None:
                raise HeldBack(Code.UNKNOWN_PERSON, "participant", text=key)
            return person
        return self._named(row)

    def _named(self, row: ListRow) -> Person:
        name = full_name(row)
        if not name or not row.cells.get("birth_date"):
            raise HeldBack(Code.NOBODY, "last_name")
        born = read_birth(row, self.today)
        if born is None:
            text = row.cells["birth_date"]
            raise HeldBack(Code.BIRTH_DATE_UNREADABLE, "birth_date", text=text)
        found = self.known.by_name.get(name_key(name, born), [])
        if len(found) != 1:
            code = Code.AMBIGUOUS_PERSON if found else Code.UNKNOWN_PERSON
            raise HeldBack(code, "last_name", text=name)
        return found[0]

    def _words(self, row: ListRow) -> SpellWords:
        starts_on = self._day(row, "starts_on", Code.FROM_UNREADABLE)
        if starts_on is None:
            raise HeldBack(Code.FROM_MISSING, "starts_on")
        ends_on = self._day(row, "ends_on", Code.UNTIL_UNREADABLE)
        if ends_on is not None and ends_on < starts_on:
            raise HeldBack(
                Code.UNTIL_BEFORE_FROM, "ends_on", text=row.cells["ends_on"], first=starts_on
            )
        status = read_status(row)
        contract, hours = read_contract(row), read_hours(row)
        if status != LabourStatus.EMPLOYED and (contract or hours is not None):
            raise HeldBack(Code.NOT_A_JOB, "contract", text=row.cells["status"])
        return SpellWords(
            status=status,
            starts_on=starts_on,
            ends_on=ends_on,
            source=self.source,
            contract=contract,
            hours_per_week=hours,
        )

    def _day(self, row: ListRow, column: str, code: Code) -> date | None:
        text = row.cells.get(column, "")
        if not text:
            return None
        day = _read(text, self.today.year + 10)
        if not isinstance(day, date):
            raise HeldBack(code, column, text=text, is_impossible=day == IMPOSSIBLE)
        return day

    def _beside_what_is_known(self, judged: Judged) -> Judged:
        person, words = judged.person, judged.words
        if person is None or words is None:
            return judged
        try:
            if judged.outcome != Outcome.UNCHANGED:
                self._check_overlap(person, words, judged.spell)
            self._take(judged.row, person, words)
        except HeldBack as why:
            return Judged(judged.row, Outcome.HELD_BACK, why=why)
        if judged.spell is not None and judged.outcome == Outcome.CHANGED:
            self.now[judged.spell.pk] = words
        return judged

    def _take(self, row: ListRow, person: Person, words: SpellWords) -> None:
        for line, other in self.taken.setdefault(person.id, []):
            if _overlap(other, words):
                raise HeldBack(Code.OVERLAPS_IN_LIST, "starts_on", line=line)
        self.taken[person.id].append((row.line, words))

    def _check_overlap(self, person: Person, words: SpellWords, same: LabourSpell | None) -> None:
        for spell in person.spells:
            is_other = same is None or spell.pk != same.pk
            then = self.now.get(spell.pk, spell)
            if spell.counts and is_other and _overlap(then, words):
                raise HeldBack(Code.OVERLAPS, "starts_on", first=then.starts_on, last=then.ends_on)


def full_name(row: ListRow) -> str:
    """First and last name of a row, or what stands in its only name column."""
    return f"{row.cells.get('first_name', '')} {row.cells.get('last_name', '')}".strip()


def read_birth(row: ListRow, today: date) -> date | None:
    """The birth date of a row, None when there is none or it cannot be read."""
    day = _read(row.cells.get("birth_date", ""), today.year)
    is_likely = isinstance(day, date) and day <= today and day.year >= today.year - OLDEST_YEARS
    return day if isinstance(day, date) and is_likely else None


def read_status(row: ListRow) -> str:
    """A value of LabourStatus. Raises HeldBack on a word that is not known."""
    text = row.cells["status"]
    if says_training(text):
        return LabourStatus.TRAINING
    meaning = meaning_of("employment", text) if text else None
    if meaning is None:
        raise HeldBack(Code.UNKNOWN_STATUS, "status", text=text)
    return meaning


def read_contract(row: ListRow) -> str:
    """A value of Contract, "" when empty. Raises HeldBack on a word that is not known."""
    text = row.cells.get("contract", "")
    contract = contract_of(text) if text else ""
    if contract is None:
        raise HeldBack(Code.UNKNOWN_CONTRACT, "contract", text=text)
    return contract


def read_hours(row: ListRow) -> Decimal | None:
    """Hours a week to one decimal, 0 to 100; None when empty. Raises HeldBack on anything else."""
    text = row.cells.get("hours_per_week", "")
    if not text:
        return None
    try:
        hours = Decimal(text.replace(",", "."))
    except InvalidOperation:
        hours = Decimal(-1)
    if not hours.is_finite() or not 0 <= hours <= MOST_HOURS:
        raise HeldBack(Code.HOURS_UNREADABLE, "hours_per_week", text=text)
    return hours.quantize(Decimal("0.1"))


def _read(text: str, newest_year: int) -> date | str:
    return read_day(text, lambda year: year + (2000 if year + 2000 <= newest_year else 1900))


def _is_same(spell: LabourSpell, words: SpellWords) -> bool:
    """Whether a newer list tells of this spell: the same status from the same day."""
    return spell.starts_on == words.starts_on and spell.status == words.status


def _against(spell: LabourSpell, words: SpellWords) -> Outcome:
    """A person set it aside: it stays so. Else changed when the list tells something new."""
    is_same = all(getattr(spell, name) == getattr(words, name) for name in FIELDS)
    return Outcome.UNCHANGED if is_same or not spell.counts else Outcome.CHANGED


def _overlap(one: LabourSpell | SpellWords, other: SpellWords) -> bool:
    return (other.ends_on is None or one.starts_on <= other.ends_on) and (
        one.ends_on is None or one.ends_on >= other.starts_on
    )


def turn(judged: Judged) -> tuple[int, int]:
    """Rows that end a known spell, then rows that change one otherwise, then new ones."""
    if judged.spell is None or judged.words is None:
        return 2, judged.row.line
    end = judged.words.ends_on
    shrinks = end is not None and (judged.spell.ends_on is None or end < judged.spell.ends_on)
    return (0 if shrinks else 1), judged.row.line
