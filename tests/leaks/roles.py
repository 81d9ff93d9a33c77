"""Who tries to read what is not theirs, and what each may see.

`reads` is written by hand from the role matrix of the domain (four classes of life domain:
0 open to the team, 1 welfare, 2 health, 3 justice), so that it does not repeat what the
program computes: F everything, s a summary, - nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

FULL, SUMMARY = "F", "s"
NOTHING = "----"
# Files of one person each. Before its start: waiting. Foreign: of another partnership.
MARKED, BEFORE, STRANGE, FOREIGN = "marked", "before", "strange", "foreign"
HERE = (MARKED, BEFORE, STRANGE)
DECIDING = ("work", "welfare", "case_manager")


@dataclass(frozen=True)
class Seat:
    """A place in a team.

    answers: what the participant answered on sharing each class with this organisation:
    y yes, n no, w yes and later no again, . not asked. left: days since the last day.
    lapsed: the seat was never closed, but the job to which it belonged has ended, or the
    person works in another partnership now.
    """

    role: str
    reads: str
    answers: str = "...."
    left: int | None = None
    starts_in: int = 0
    lapsed: bool = False


@dataclass(frozen=True)
class Role:
    """Somebody at a screen.

    posts: roles of today in the partnership that is worked in now. is_foreign: that is the
    other partnership. like: a role for whom the same opens, so that a few pages are enough.
    """

    key: str
    posts: tuple[str, ...] = ()
    seats: Mapping[str, Seat] = field(default_factory=dict)
    is_foreign: bool = False
    has_login: bool = True
    like: str = ""

    def __str__(self) -> str:
        return self.key

    def reads(self, file: str) -> str:
        """What the seat in this file opens now."""
        return self.seats[file].reads if file in self.seats else NOTHING

    def is_member(self, file: str) -> bool:
        """Whether there is a seat that still opens the file."""
        seat = self.seats.get(file)
        if seat is None or seat.lapsed or seat.starts_in:
            return False
        return (seat.left or 0) <= 30

    def coordinates(self, file: str) -> bool:
        return "coordinator" in self.posts and (file in HERE) != self.is_foreign

    def knows(self, file: str) -> bool:
        """Whether this person may know that the file exists."""
        return self.is_member(file) or self.coordinates(file)

    def writes(self, file: str, sensitivity: int = 0) -> bool:
        """Whether something of this class may be written: today's seat, read in full."""
        return self.is_today(file) and self.reads(file)[sensitivity] == FULL

    def edge(self, file: str) -> set[int]:
        """The highest class of this file that is read in full, and the first that is not."""
        count = self.reads(file).count(FULL)
        return {max(count - 1, 0), min(count, 3)}

    def is_today(self, file: str) -> bool:
        return self.is_member(file) and self.seats[file].left is None

    def decides(self, file: str) -> bool:
        """Whether the start and the team are this person's to decide."""
        sits = self.is_today(file) and self.seats[file].role in DECIDING
        return self.coordinates(file) or sits


def member(
    key: str, role: str, reads: str, answers: str = "....", *, like: str = "", **more: int
) -> Role:
    """Somebody in the team of the marked person, in both files."""
    seat = Seat(role, reads, answers, **more)
    post = "welfare" if role == "case_manager" else role
    return Role(key, (post,), {MARKED: seat, BEFORE: seat}, like=like)


def colleague(key: str, *posts: str) -> Role:
    """Somebody of the partnership without a seat in the marked team."""
    return Role(key, posts, like="stranger")


TEAM = (
    member("work", "work", "Fs--"),
    member("work_yes", "work", "Fs--", "yyyy", like="work"),
    member("work_no", "work", NOTHING, "nnnn"),
    member("welfare", "welfare", "FF--"),
    member("welfare_yes", "welfare", "FFFF", "yyyy"),
    member("welfare_health", "welfare", "FFF-", "..yn"),
    member("welfare_withdrawn", "welfare", "FF--", "..ww", like="welfare"),
    member("welfare_no", "welfare", NOTHING, "nnnn", like="work_no"),
    member("expert", "expert", NOTHING, like="work_no"),
    member("expert_yes", "expert", "FFF-", "yyyy", like="welfare_health"),
    member("expert_withdrawn", "expert", NOTHING, "wwww", like="work_no"),
    member("group_guide", "group_guide", "F---"),
    member("group_guide_yes", "group_guide", "FF--", "yyyy", like="welfare"),
    member("case_manager", "case_manager", "FF--", like="welfare"),
    member("case_manager_yes", "case_manager", "FFFF", "yyyy", like="welfare_yes"),
    member("left_lately", "welfare", "FFFF", "yyyy", left=10, like="welfare_yes"),
    member("left_long_ago", "welfare", NOTHING, "yyyy", left=40, like="stranger"),
    member("comes_next_week", "welfare", NOTHING, "yyyy", starts_in=7, like="stranger"),
)
# A welfare seat that was never closed. Moved: to another partner; gone: nowhere in the
# circle any more; in_both: at work in the other partnership now, with a post here as well.
LAPSED = Seat("welfare", NOTHING, "yyyy", lapsed=True)
OTHERS = (
    Role("stranger", ("welfare",), {STRANGE: Seat("welfare", "FFFF", "yyyy")}),
    Role("coordinator", ("coordinator",)),
    colleague("dpo", "dpo"),
    colleague("steering", "steering"),
    colleague("outreach", "outreach"),
    colleague("mediator", "mediator"),
    Role("moved", ("work",), {MARKED: LAPSED}, like="stranger"),
    Role("gone", (), {MARKED: LAPSED}, like="stranger"),
    Role("in_both", ("welfare",), {MARKED: LAPSED}, is_foreign=True, like="stranger"),
    Role(
        "foreigner",
        ("welfare",),
        {FOREIGN: Seat("welfare", "FFFF", "yyyy")},
        is_foreign=True,
        like="stranger",
    ),
    Role("foreign_coordinator", ("coordinator",), is_foreign=True, like="coordinator"),
    Role("anonymous", has_login=False, like="stranger"),
)
ROLES = {role.key: role for role in (*TEAM, *OTHERS)}
# Who tries everything there is: who reads most and so has most ways in, and a passer-by.
THOROUGH = ("welfare_yes", "anonymous")
