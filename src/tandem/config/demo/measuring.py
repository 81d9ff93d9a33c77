"""Where do I stand: two voices on eleven life domains, and what somebody needs."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tandem.config.demo import deck
from tandem.config.demo.walk import Walk
from tandem.foundation.access import Actor
from tandem.foundation.keys import uuid7
from tandem.rooms.measures import access, actions
from tandem.rooms.measures.models import Assessment, Moment, Need, Voice
from tandem.rooms.measures.scoring import Given, Score
from tandem.rooms.partners.domains import Domain
from tandem.rooms.trajectories.models import Trajectory

ENDED = ("Gevonden en in orde.", "Is niet meer nodig.", "Opgelost met hulp van de buurt.")
NO_LEVEL = {"nd": "not_discussed", "pn": "prefers_not"}


def participant_at_start(walk: Walk, at: datetime) -> None:
    _measure(walk, Voice.PARTICIPANT, Moment.START, at)


def guide_at_start(walk: Walk, at: datetime) -> None:
    _measure(walk, Voice.GUIDE, Moment.START, at)
    _note_needs(walk, at)


def both_on_the_way(walk: Walk, at: datetime) -> None:
    """Later on: what moved, in the same two voices."""
    _measure(walk, Voice.PARTICIPANT, Moment.MIDDLE, at)
    _measure(walk, Voice.GUIDE, Moment.MIDDLE, at)
    _end_a_need(walk, at)


def _measure(walk: Walk, voice: Voice, moment: Moment, at: datetime) -> None:
    """Each half of the tandem writes the domains that it reads in full."""
    assessment = actions.begin_assessment(
        actor=walk.actor("welfare"),
        trajectory_id=walk.trajectory_id,
        voice=voice,
        moment=moment,
        on=_round(walk, moment) or at.date(),
    )
    scores = dict(_scores(walk, voice, moment))
    for role in ("work", "welfare"):
        open_to = _writable(walk, walk.actor(role))
        given = {code: Given(score) for code, score in scores.items() if code in open_to}
        if given:
            actions.save_scores(
                actor=walk.actor(role), assessment_id=assessment.pk, given=given, at=at
            )
        scores = {code: score for code, score in scores.items() if code not in open_to}


def _round(walk: Walk, moment: Moment) -> date | None:
    """The day on which the first voice spoke at this moment: the second joins it."""
    begun = Assessment.objects.filter(trajectory_id=walk.trajectory_id, moment=moment)
    return begun.order_by("on").values_list("on", flat=True).first()


def _writable(walk: Walk, actor: Actor) -> frozenset[str]:
    trajectory = Trajectory.objects.get(pk=walk.trajectory_id)
    return frozenset(str(domain) for domain in access.writable_domains(actor, trajectory))


def _scores(walk: Walk, voice: Voice, moment: Moment) -> Iterator[tuple[str, Score]]:
    for code, levels in walk.plot["levels"].items():
        later = moment != Moment.START and len(levels) == 3
        own = levels[2] if later else levels[0]
        if voice == Voice.PARTICIPANT:
            yield code, _own_score(walk, code, own)
        elif code in walk.plot["levels"]:
            seen = _towards(levels[1], own) if later else levels[1]
            yield code, _guide_score(walk, code, seen)


def _towards(guide: int | str, own: int | str) -> int | str:
    """A guide sees the same movement, a little more slowly."""
    if isinstance(guide, int) and isinstance(own, int) and own > guide:
        return guide + 1
    return guide


def _own_score(walk: Walk, code: str, level: int | str) -> Score:
    if level in NO_LEVEL:
        return Score(NO_LEVEL[level])
    said = deck.read("words.yaml")["participant"][code].get(level, [""])
    wish = {1: "yes", 2: "yes", 3: "later"}.get(level, "no")
    if level in (2, 3) and walk.random.random() < 0.3:
        wish = walk.random.choice(["yes", "later", "no"])
    return Score(str(level), words=walk.random.choice(said), wish=wish)


def _guide_score(walk: Walk, code: str, level: int | str) -> Score:
    if level in NO_LEVEL:
        return Score(NO_LEVEL[level])
    words = deck.read("words.yaml")
    weighs = level <= 2
    return Score(
        str(level),
        words=walk.words(walk.random.choice(words["guide"][code])) if level <= 3 else "",
        hinders="yes" if weighs else walk.random.choice(["no", "no", "unclear"]),
        arrange=words["arrange"].get(code, "") if weighs else "",
    )


def _note_needs(walk: Walk, at: datetime) -> None:
    needs = deck.read("words.yaml")["needs"]
    heavy = [code for code, levels in walk.plot["levels"].items() if levels[0] in (1, 2)]
    chosen = walk.random.sample(heavy, k=min(len(heavy), walk.random.choice([2, 2, 3])))
    for code in chosen:
        actor = walk.actor_for(code)
        if code in needs and code in _writable(walk, actor):
            actions.note_need(
                actor=actor,
                need_id=uuid7(),
                trajectory_id=walk.trajectory_id,
                domain=Domain(code),
                text=walk.random.choice(needs[code]),
                voice=walk.random.choice([Voice.PARTICIPANT, Voice.PARTICIPANT, Voice.GUIDE]),
                on=at.date(),
            )


def _end_a_need(walk: Walk, at: datetime) -> None:
    actor = walk.actor("welfare")
    mine = Need.objects.visible_to(actor).of_trajectory(walk.trajectory_id)
    need = mine.filter(ended_on__isnull=True, noted_by_id=actor.user_id).order_by("id").first()
    if need is not None:
        reason = walk.random.choice(
            ["Gevonden en in orde.", "Is niet meer nodig.", "Opgelost met hulp van de buurt."]
        )
        actions.end_need(
            actor=actor, need_id=need.pk, on=at.date() - timedelta(days=1), reason=reason
        )
