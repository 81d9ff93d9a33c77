"""The questions of consent in one file as they stand now, and who may read what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from tandem.foundation.access import Actor
from tandem.rooms.consent.actions import Question
from tandem.rooms.consent.models import Answer, ConsentEvent, ConsentText, Purpose, Topic
from tandem.rooms.consent.rules import Wording, read_wording, shipped_texts
from tandem.rooms.partners.models import Organisation
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.models import TeamMember
from tandem.rooms.trajectories.rules import CLASSES, NOTHING, SUMMARY, class_levels

# A picture beside each question, never instead of its words.
ICONS: Mapping[object, str] = {
    Purpose.TAKE_PART: "road",
    Purpose.CONTACT: "message",
    Purpose.AGGREGATE: "chart-bar",
    Topic.TEAM: "briefcase",
    Topic.WELFARE: "home",
    Topic.SPECIAL: "heart",
    Topic.JUSTICE: "scale",
}
PERSONAL = (Purpose.TAKE_PART, Purpose.CONTACT, Purpose.AGGREGATE)
_ALL_GIVEN = dict.fromkeys(CLASSES, Answer.GIVEN.value)


@dataclass(frozen=True)
class Asked:
    """One question, its words, and the last answer to it.

    organisation and topic are None except for sharing. last is None when never asked.
    is_summary: the partner would only learn whether the topic hinders work. reads: what it
    reads of the topic now: 0 nothing, 1 a summary, 2 everything. may_ask: false for a partner
    who no longer walks along; stopping is still possible.
    """

    purpose: Purpose
    wording: Wording
    last: ConsentEvent | None
    organisation: Organisation | None = None
    topic: Topic | None = None
    is_summary: bool = False
    reads: int = NOTHING
    may_ask: bool = True

    @property
    def read_out(self) -> Wording:
        """The words to which the last answer was given; the present ones when there is none."""
        if self.last is None:
            return self.wording
        words = read_wording(self.last.text.body)
        if self.organisation is None or self.topic is None:
            return words
        return _named(words, self.organisation, self.topic, self.is_summary)

    @property
    def question(self) -> Question:
        partner = self.organisation.pk if self.organisation else None
        sensitivity = None if self.topic is None else int(self.topic)
        return Question(self.purpose, partner, sensitivity)

    @property
    def key(self) -> str:
        """Names the question in a form and an address within the page."""
        return key_of(self.question)

    @property
    def icon(self) -> str:
        return ICONS[self.purpose if self.topic is None else self.topic]

    @property
    def is_given(self) -> bool:
        return self.last is not None and self.last.answer == Answer.GIVEN

    @property
    def is_no(self) -> bool:
        return self.last is not None and not self.is_given


@dataclass(frozen=True)
class Partner:
    """A partner in the team and the questions about what it may read."""

    organisation: Organisation
    members: tuple[TeamMember, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class Consent:
    """Everything that is asked in one file."""

    personal: tuple[Asked, ...]
    partners: tuple[Partner, ...]

    @property
    def all(self) -> dict[str, Asked]:
        shared = (asked for partner in self.partners for asked in partner.asked)
        return {asked.key: asked for asked in (*self.personal, *shared)}

    @property
    def open_count(self) -> int:
        """How many questions have no answer yet."""
        return sum(asked.last is None for asked in self.all.values())


def key_of(question: Question) -> str:
    """The name of a question in forms: purpose, and partner and class where these count."""
    if question.organisation_id is None:
        return str(question.purpose)
    return f"{question.purpose}-{question.organisation_id}-{question.sensitivity}"


def consent_of(*, actor: Actor, dossier: Dossier, language: str) -> Consent:
    """Two queries: the texts, and the answers in force."""
    words = _words(actor, language)
    events = ConsentEvent.objects.visible_to(actor).in_force(dossier.participant.pk)
    last = {
        key_of(Question(Purpose(each.purpose), each.organisation_id, each.sensitivity)): each
        for each in events.select_related("organisation", "text", "asked_by")
    }
    personal = tuple(Asked(purpose, words[purpose], last.get(purpose)) for purpose in PERSONAL)
    return Consent(personal, tuple(_partners(dossier.tandem, last, words[Purpose.SHARE])))


def _words(actor: Actor, language: str) -> dict[str, Wording]:
    """The newest words of each purpose in the language, else in Dutch, else as shipped."""
    bodies = {(purpose, tongue): body for purpose, tongue, body in shipped_texts()}
    for text in ConsentText.objects.visible_to(actor).newest():
        bodies[text.purpose, text.language] = text.body
    return {
        purpose: read_wording(bodies.get((purpose, language)) or bodies[purpose, "nl"])
        for purpose in Purpose.values
    }


def _partners(
    team: Iterable[TeamMember], last: dict[str, ConsentEvent], words: Wording
) -> Iterable[Partner]:
    members: dict[UUID, list[TeamMember]] = {}
    for member in team:
        members.setdefault(member.organisation_id, []).append(member)
    for each in members.values():
        organisation = each[0].organisation
        asked = (_shared(organisation, each, topic, last, words) for topic in Topic)
        yield Partner(organisation, tuple(each), tuple(one for one in asked if one))
    left: dict[Organisation, list[Asked]] = {}
    for event in last.values():
        partner = event.organisation
        if partner and partner.pk not in members and event.answer == Answer.GIVEN:
            left.setdefault(partner, []).append(_left(event, partner, words))
    for partner, answers in left.items():
        yield Partner(partner, (), tuple(answers))


def _shared(
    organisation: Organisation,
    members: list[TeamMember],
    topic: Topic,
    last: dict[str, ConsentEvent],
    words: Wording,
) -> Asked | None:
    most = max(class_levels(member.role, _ALL_GIVEN)[topic] for member in members)
    if most == NOTHING:
        return None
    question = Question(Purpose.SHARE, organisation.pk, int(topic))
    return Asked(
        Purpose.SHARE,
        _named(words, organisation, topic, most == SUMMARY),
        last.get(key_of(question)),
        organisation,
        topic,
        is_summary=most == SUMMARY,
        reads=max(member.class_levels[topic] for member in members),
    )


def _left(event: ConsentEvent, partner: Organisation, words: Wording) -> Asked:
    topic = Topic(event.sensitivity or 0)
    named = _named(words, partner, topic, is_summary=False)
    return Asked(Purpose.SHARE, named, event, partner, topic, may_ask=False)


def _named(words: Wording, organisation: Organisation, topic: Topic, is_summary: bool) -> Wording:
    return words.about(partner=organisation.name, topics=str(topic.label), is_summary=is_summary)
