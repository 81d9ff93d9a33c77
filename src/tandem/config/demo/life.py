"""The script of a walk: what happens on which day after the referral."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random

from tandem.config.demo import along, arrival, claiming, measuring, planning, telling
from tandem.config.demo.walk import Walk

Scene = Callable[[Walk, datetime], None]
Script = list[tuple[int, Scene]]

BEFORE_START = ("waiting", "pre_trajectory", "elsewhere", "declined")
TALK, START = 11, 19
MIDDLE = 170


def live(walk: Walk) -> Iterator[datetime]:
    """Live one episode; each moment is yielded before it happens."""
    earliest = None
    # A dice of its own: what is told of incomes leaves the rest of the story as it was.
    dice = Random(f"{walk.card.key} {walk.begins} told")
    scenes = [(day, scene, walk.random) for day, scene in script(walk)]
    told = [*telling.scenes(walk), *claiming.scenes(walk)]
    scenes += [(day, scene, dice) for day, scene in told]
    for day, scene, own in sorted(scenes, key=lambda each: each[0]):
        at = walk.at(day, own)
        # Two days of one weekend may both become the Friday before it.
        at = max(at, earliest) if earliest else at
        earliest = at + timedelta(minutes=1)
        yield at
        scene(walk, at)


def script(walk: Walk) -> Script:
    """Everything that happens in a walk of this stage; what has yet to come is left out."""
    scenes = [(0, arrival.refer)]
    if walk.participant_id is None:
        scenes += _first_meeting(walk)
    if walk.stage == "referred":
        return scenes
    scenes.append((TALK, arrival.talk))
    if walk.stage in BEFORE_START:
        return scenes
    scenes += [(START, arrival.start), (START + 6, measuring.participant_at_start)]
    if walk.stage != "new":
        scenes += [(START + 9, measuring.guide_at_start), *_plan(walk)]
    scenes += _on_the_way(walk)
    return [each for each in scenes if each[0] <= walk.last_day]


def _first_meeting(walk: Walk) -> Script:
    """Before and right after the referral of somebody whom nobody knows yet."""
    scenes: Script = [(0, arrival.ask_facts)]
    if "outreach" in walk.turns:
        scenes.append((-walk.random.randrange(9, 40), arrival.meet_on_the_street))
    elif walk.card.referrer == "ilse":
        scenes.append((-1, arrival.tick_warning_lights))
    return scenes


def _plan(walk: Walk) -> Script:
    if walk.stage == "draft":
        return [(walk.begins - walk.random.randrange(3, 15), planning.draw_up)]
    if walk.stage == "read":
        talked = walk.begins - walk.random.randrange(10, 18)
        return [(talked, planning.draw_up), (talked + 7, planning.read_together)]
    scenes: Script = [
        (planning.DRAFT, planning.draw_up),
        (planning.READ, planning.read_together),
        (planning.SIGNED, planning.sign),
    ]
    scenes += [(planning.SIGNED + days, scene) for days, scene in planning.progress(walk)]
    if walk.stage == "changed":
        scenes += _changes(walk)
    if walk.begins > MIDDLE + 70:
        scenes.append((MIDDLE, measuring.both_on_the_way))
    return scenes


def _changes(walk: Walk) -> Script:
    """Signed anew once, and changed again not long ago."""
    again = walk.begins - 110
    return [
        (again, planning.change_after_signing),
        (again + 7, planning.read_together),
        (again + 7, planning.sign),
        (walk.begins - walk.random.randrange(6, 14), planning.change_after_signing),
    ]


def _on_the_way(walk: Walk) -> Script:
    scenes: Script = []
    day = START + walk.random.randrange(4, 9)
    while day < walk.last_day:
        scenes.append((day, along.keep_in_touch))
        day += walk.random.randrange(16, 40)
    turns = walk.turns
    if walk.stage not in ("paused", "closed"):
        scenes.append((walk.last_day, along.make_appointments))
    if "leaves" in turns:
        scenes.append((turns["leaves"]["day"], along.change_team))
    if "withdraws" in turns:
        scenes.append((turns["withdraws"]["day"], along.withdraw))
    if walk.stage == "paused":
        scenes.append((walk.begins - turns["paused"]["days_ago"], along.pause))
    if walk.stage == "closed":
        scenes.append((turns["closed"]["day"], along.close))
    return scenes
