"""Every address of the house, with whatever can be asked there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tandem.desks.coordinator.quality import GAPS
from tandem.foundation import clock
from tests.leaks.files import DOMAINS
from tests.leaks.roles import BEFORE, CLOSED, FOREIGN, MARKED, STRANGE
from tests.leaks.world import World


@dataclass(frozen=True)
class Place:
    """One address. file: in whose. sensitivity: of the row that it is about, if of one.

    is_crossed: the row stands below a file to which it does not belong.
    """

    path: str
    file: str = ""
    sensitivity: int | None = None
    is_crossed: bool = False


Paths = Callable[[World], Iterator[Place]]
# The same days as those of the submissions, and a list that fits every programme.
LAST_YEAR = f"?first={clock.today() - timedelta(days=365)}&last={clock.today()}&regime=esfplus"
# Rows that are about one life domain.
BY_CLASS = ("goals", "steps", "needs", "notes", "home")
# A row below a file to which it does not belong.
CROSSED = ((MARKED, STRANGE), (STRANGE, MARKED))
# Before the start the same pages of plan and measures answer as after it.
STARTED = (MARKED, STRANGE, FOREIGN)
AFTER_START = (*STARTED, CLOSED)
EVERY = (*STARTED, BEFORE, CLOSED)


def names() -> Iterator[str]:
    """The name of every address that the resolver knows."""
    yield from _names(get_resolver(), "")


def _names(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{prefix}{each.name}"
        else:
            yield from _names(each, f"{prefix}{each.namespace}:" if each.namespace else prefix)


def fixed(name: str, *queries: str, **kwargs: object) -> Paths:
    """One address, with these queries."""

    def paths(world: World) -> Iterator[Place]:
        for query in queries or ("",):
            yield Place(reverse(name, kwargs=kwargs) + query)

    return paths


def in_files(name: str, *queries: str, files: Iterable[str] = EVERY, **kwargs: object) -> Paths:
    """A page of a file, in every file; with queries, the marked one only."""

    def paths(world: World) -> Iterator[Place]:
        for file in files:
            page = reverse(name, kwargs={"trajectory_id": world.files[file].id, **kwargs})
            for query in ("", *queries) if file == MARKED else ("",):
                yield Place(page + query, file)

    return paths


def on_rows(name: str, kind: str, argument: str) -> Paths:
    """A page about a row of each class in the marked file, and one row in each other file.

    Also below a file to which the row does not belong.
    """

    def paths(world: World) -> Iterator[Place]:
        def address(file: str, key: UUID) -> str:
            return reverse(name, kwargs={"trajectory_id": world.files[file].id, argument: key})

        for file in EVERY:
            rows = world.files[file].keys.get(kind, ())[: 4 if file == MARKED else 1]
            for sensitivity, key in rows:
                yield Place(address(file, key), file, sensitivity if kind in BY_CLASS else None)
        for above, below in CROSSED:
            for sensitivity, key in world.files[below].keys.get(kind, ())[:1]:
                yield Place(address(above, key), above, sensitivity, is_crossed=True)

    return paths


def for_programmes(name: str) -> Paths:
    """A page of a file about a programme, of the own partnership and of the other."""

    def paths(world: World) -> Iterator[Place]:
        own = [(file.name, file.circle.programme.pk, False) for file in world.files.values()]
        for file, programme, is_crossed in (
            *own, (BEFORE, world.circles.foreign.programme.pk, True)
        ):  # fmt: skip
            kwargs = {"trajectory_id": world.files[file].id, "programme_id": programme}
            yield Place(reverse(name, kwargs=kwargs), file, is_crossed=is_crossed)

    return paths


def with_keys(name: str, argument: str, keys: Callable[[World], Iterable[UUID]]) -> Paths:
    """A page about something that hangs on no file."""
    return lambda world: (Place(reverse(name, kwargs={argument: key})) for key in keys(world))


def for_contacts(name: str) -> Paths:
    return with_keys(name, "contact_id", lambda world: world.contacts.values())


def for_lists(name: str) -> Paths:
    """A list in nobody's file, and one that is in a file by now."""
    return with_keys(
        name,
        "list_id",
        lambda world: [*world.lists.values(), world.files[MARKED].keys["lists"][0][1]],
    )


def for_registers(name: str, *queries: str) -> Paths:
    def paths(world: World) -> Iterator[Place]:
        for batch, query in product(world.registers.values(), queries or ("",)):
            yield Place(reverse(name, kwargs={"batch_id": batch.pk}) + query)

    return paths


def for_reports(name: str) -> Paths:
    return with_keys(
        name, "submission_id", lambda world: [kept[-1] for kept in world.reports.values()]
    )


def compared(world: World) -> Iterator[Place]:
    """Two submissions, also of two partnerships."""
    for (before, _newer), (_older, after) in product(world.reports.values(), repeat=2):
        kwargs = {"submission_id": after, "before_id": before}
        yield Place(reverse("coordinator:submission_compare", kwargs=kwargs))


def report_files(world: World) -> Iterator[Place]:
    for name in ("incomplete.csv", "report.xlsx"):
        yield Place(reverse("coordinator:report_file", kwargs={"name": name}) + LAST_YEAR)


def calendars(world: World) -> Iterator[Place]:
    """Without first names: whoever knows the address reads no names there."""
    for kind, token in world.addresses.items():
        if kind != "named":
            yield Place(reverse("calendar:feed", kwargs={"token": token}))


def for_rows(name: str) -> Paths:
    """Rows of a register, also below the register of the other partnership."""

    def paths(world: World) -> Iterator[Place]:
        for above, below in product(world.registers.values(), repeat=2):
            for key in world.rows[below.pk]:
                path = reverse(name, kwargs={"batch_id": above.pk, "row_id": key})
                yield Place(path, is_crossed=above is not below)

    return paths


def for_posts(name: str) -> Paths:
    return with_keys(
        name,
        "post_id",
        lambda world: (
            world.circles.here.posts["welfare"].pk,
            world.circles.foreign.posts["foreigner"].pk,
        ),
    )


def about_appointments(world: World) -> Iterator[Place]:
    """A new note in every file, also about an appointment of that file or of another."""
    yield from in_files("contacts:note_new")(world)
    for above, below in ((MARKED, MARKED), *CROSSED):
        page = reverse("contacts:note_new", kwargs={"trajectory_id": world.files[above].id})
        _class, key = world.files[below].keys["kept"][0]
        yield Place(f"{page}?appointment={key}", above, is_crossed=above != below)


def steps_of_scores(world: World) -> Iterator[Place]:
    """One life domain of each class in the marked file, and one in the others."""
    for file in STARTED:
        _class, key = world.files[file].keys["assessments"][-1]
        for sensitivity, domain in enumerate(DOMAINS if file == MARKED else DOMAINS[:1]):
            kwargs = {
                "trajectory_id": world.files[file].id,
                "assessment_id": key,
                "domain": domain,
            }
            yield Place(reverse("measures:step", kwargs=kwargs), file, sensitivity)


def places_of_a_plan(world: World) -> Iterator[Place]:
    """Each place of the plan, as htmx asks for it; a few of a plan that is not one's own."""
    goals, steps = (world.files[MARKED].keys[kind] for kind in ("goals", "steps"))
    own = ("dream", "job", "participation", "new-goal", "new-step-loose")
    slots: list[tuple[str, int | None]] = [(slot, None) for slot in own]
    slots += [(f"goal-{key}", at) for at, key in goals]
    slots += [(f"step-{key}", at) for at, key in steps]
    slots += [(f"{kind}-{goals[2][1]}", goals[2][0]) for kind in ("added-goal", "new-step")]
    plan = reverse("plans:plan", kwargs={"trajectory_id": world.files[MARKED].id})
    yield from (Place(f"{plan}?slot={slot}", MARKED, at) for slot, at in slots)
    strange = world.files[STRANGE]
    plan = reverse("plans:plan", kwargs={"trajectory_id": strange.id})
    for slot in ("dream", f"goal-{strange.keys['goals'][0][1]}"):
        yield Place(f"{plan}?slot={slot}", STRANGE)


def searches(world: World) -> Iterator[Place]:
    """By birth date, by part of a name and by a name with a typing error."""
    search = reverse("caseworker:search")
    yield Place(f"{search}?q=9100")
    for file in world.files.values():
        person = file.trajectory.participant
        # Never the words as they are marked: the page repeats what was typed.
        yield Place(f"{search}?q={person.birth_date:%d%m%Y}")
        yield Place(f"{search}?q={person.last_name[:-1]}")
    yield Place(f"{search}?q={person.last_name[:-3]}{person.last_name[-2:]}")


PUBLIC: dict[str, Paths] = {
    "calendar:feed": calendars,
    "account_login": fixed("account_login"),
    "account_signup": fixed("account_signup"),
    "account_inactive": fixed("account_inactive"),
    "account_logout": fixed("account_logout"),
    "account_reset_password": fixed("account_reset_password"),
    "account_reset_password_done": fixed("account_reset_password_done"),
    "account_reset_password_from_key": fixed(
        "account_reset_password_from_key", uidb36="1", key="no-such"
    ),
    "account_reset_password_from_key_done": fixed("account_reset_password_from_key_done"),
    "account_confirm_email": fixed("account_confirm_email", key="no-such"),
    "account_confirm_login_code": fixed("account_confirm_login_code"),
    "account_email_verification_sent": fixed("account_email_verification_sent"),
    "mfa_authenticate": fixed("mfa_authenticate"),
    "set_language": fixed("set_language"),
    "health": fixed("health"),
    "ui:gallery": fixed("ui:gallery"),
    "ui:page": fixed("ui:page", page="dossier"),
    "ui:preference": fixed("ui:preference"),
}
OWN_LOGIN: dict[str, Paths] = {
    name: fixed(name)
    for name in (
        "account_reauthenticate", "account_email", "account_change_password",
        "account_set_password", "mfa_index", "mfa_reauthenticate", "mfa_activate_totp",
        "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes", "partnership",
    )
}  # fmt: skip
DESKS: dict[str, Paths] = {
    "caseworker:day": fixed("caseworker:day"),
    "caseworker:search": searches,
    "caseworker:trajectories": fixed("caseworker:trajectories", "", "?tab=before", "?tab=all"),
    "coordinator:desk": fixed("coordinator:desk"),
    "coordinator:access_log": fixed("coordinator:access_log"),
    "calendar:agenda": fixed("calendar:agenda"),
    "calendar:address_new": fixed("calendar:address_new"),
    "calendar:address_change": fixed("calendar:address_change"),
    "calendar:address_end": fixed("calendar:address_end"),
    "coordinator:quality": fixed("coordinator:quality", *(f"?gap={gap}" for gap in GAPS)),
    "coordinator:report": fixed("coordinator:report", "", LAST_YEAR),
    "coordinator:report_file": report_files,
    "coordinator:report_freeze": fixed("coordinator:report_freeze"),
    "coordinator:submission": for_reports("coordinator:submission"),
    "coordinator:submission_compare": compared,
    "outflow:curves": fixed("outflow:curves", "", "?from=exit"),
    "outflow:forms": fixed("outflow:forms"),
    "statuslists:upload": fixed("statuslists:upload"),
    "field:contacts": fixed("field:contacts", "", "?show=joined"),
    "field:contact_new": fixed("field:contact_new"),
    "field:contact_edit": for_contacts("field:contact_edit"),
    "field:join": for_contacts("field:join"),
    "coordinator:takeup": fixed("coordinator:takeup"),
    "coordinator:own_rights": fixed("coordinator:own_rights"),
    "coordinator:own_right_new": fixed("coordinator:own_right_new"),
    "coordinator:own_right": with_keys(
        "coordinator:own_right", "right_id", lambda world: world.rights.values()
    ),
    "coordinator:own_right_end": with_keys(
        "coordinator:own_right_end", "right_id", lambda world: world.rights.values()
    ),
    "coordinator:circle": fixed("coordinator:circle"),
    "coordinator:organisation_new": fixed("coordinator:organisation_new"),
    "coordinator:organisation": with_keys(
        "coordinator:organisation", "organisation_id", lambda world: world.partners.values()
    ),
    "coordinator:colleague_new": fixed("coordinator:colleague_new"),
    "coordinator:post": for_posts("coordinator:post"),
    "coordinator:post_role": for_posts("coordinator:post_role"),
    "coordinator:login_link": for_posts("coordinator:login_link"),
    "intake:signals": fixed("intake:signals"),
    "intake:signal_new": fixed("intake:signal_new"),
    "intake:signal": for_lists("intake:signal"),
    "intake:signal_edit": for_lists("intake:signal_edit"),
    "intake:signal_decide": for_lists("intake:signal_decide"),
    "intake:refer": for_lists("intake:refer"),
    "registers:list": fixed("registers:list"),
    "registers:rows": for_registers("registers:rows", "", "?show=errors", "?show=duplicates"),
    "registers:columns": for_registers("registers:columns"),
    "registers:row": for_rows("registers:row"),
    "registers:decide": for_rows("registers:decide"),
    "registers:held_back": for_registers("registers:held_back"),
    "registers:write": for_registers("registers:write"),
    "registers:undo": for_registers("registers:undo"),
    "registers:delete": for_registers("registers:delete"),
    "start:programmes": fixed("start:programmes"),
    "start:adopt_programme": fixed("start:adopt_programme", key="sleutel"),
    "start:offer_programme": with_keys(
        "start:offer_programme",
        "programme_id",
        lambda world: [circle.programme.pk for circle in world.circles.both],
    ),
    "start:instruments": fixed("start:instruments"),
    "start:adopt_instrument": fixed("start:adopt_instrument", key="satisfaction"),
    "start:offer_instrument": with_keys(
        "start:offer_instrument", "instrument_id", lambda world: world.instruments
    ),
}
FILES: dict[str, Paths] = {
    "caseworker:dossier": in_files("caseworker:dossier"),
    "caseworker:timeline": in_files(
        "caseworker:timeline", "?kind=note", "?kind=meeting", "?kind=outreach", "?kind=goal"
    ),
    "caseworker:looked": in_files("caseworker:looked"),
    "caseworker:person_edit": in_files("caseworker:person_edit"),
    "caseworker:housemate_add": in_files("caseworker:housemate_add", files=STARTED),
    "caseworker:housemate_end": on_rows("caseworker:housemate_end", "home", "member_id"),
    "contacts:appointments": in_files("contacts:appointments", files=STARTED),
    "contacts:appointment_new": in_files("contacts:appointment_new"),
    "contacts:appointment": on_rows("contacts:appointment", "coming", "appointment_id"),
    "contacts:appointment_cancel": on_rows(
        "contacts:appointment_cancel", "coming", "appointment_id"
    ),
    "contacts:appointment_kept": on_rows("contacts:appointment_kept", "begun", "appointment_id"),
    "contacts:appointment_missed": on_rows(
        "contacts:appointment_missed", "missed", "appointment_id"
    ),
    "contacts:task_tried": on_rows("contacts:task_tried", "tasks", "task_id"),
    "contacts:task_ended": on_rows("contacts:task_ended", "tasks", "task_id"),
    "contacts:note_new": about_appointments,
    "contacts:note_edit": on_rows("contacts:note_edit", "notes", "note_id"),
    "intake:meeting": in_files("intake:meeting"),
    "measures:overview": in_files("measures:overview"),
    "measures:begin": in_files("measures:begin", files=STARTED),
    "measures:need": in_files("measures:need", files=STARTED),
    "measures:end_need": on_rows("measures:end_need", "needs", "need_id"),
    "measures:sheet": on_rows("measures:sheet", "assessments", "assessment_id"),
    "measures:check": on_rows("measures:check", "assessments", "assessment_id"),
    "measures:answers": on_rows("measures:answers", "lists", "assessment_id"),
    "measures:step": steps_of_scores,
    "start:begin": in_files("start:begin"),
    "start:eligibility": for_programmes("start:eligibility"),
    "start:first_day": for_programmes("start:first_day"),
    "start:tandem": in_files("start:tandem"),
    "start:begin_consent": in_files("start:begin_consent"),
    "start:consent": in_files("start:consent"),
    "start:answer": in_files("start:answer"),
    "start:receipt": in_files("start:receipt"),
    "start:team": in_files("start:team"),
    **{
        f"start:{name}": on_rows(f"start:{name}", "members", "member_id")
        for name in ("end_member", "stand_in", "hand_over")
    },
    "start:correct_entry": in_files("start:correct_entry"),
}
HOUSEHOLD: dict[str, Paths] = {
    **{
        f"household:{name}": in_files(f"household:{name}", files=STARTED)
        for name in ("home", "situation_new", "network", "network_new")
    },
    **{
        f"household:{name}": on_rows(f"household:{name}", "situations", "situation_id")
        for name in ("situation", "use_share")
    },
    **{
        f"rights:{name}": in_files(f"rights:{name}", files=AFTER_START)
        for name in ("checklist", "round_new", "paper")
    },
    "rights:right": in_files("rights:right", "?for=Karim", files=AFTER_START, key="leefloon"),
    "rights:mark": in_files("rights:mark", files=STARTED, key="leefloon"),
    "claiming:step": in_files("claiming:step", files=STARTED, key="uitpas"),
    "household:network_edit": on_rows("household:network_edit", "pictures", "picture_id"),
    "household:member_file": on_rows("household:member_file", "home", "member_id"),
    "measures:pair": in_files("measures:pair", files=STARTED),
}
RIGHTS: dict[str, Paths] = {
    **{
        f"rights:{name}": in_files(f"rights:{name}", files=STARTED)
        for name in ("home", "snapshot_new", "offer_new", "whatif_new")
    },
    **{
        f"rights:{name}": on_rows(f"rights:{name}", "comparisons", "comparison_id")
        for name in ("whatif", "whatif_sheet", "whatif_values", "whatif_again")
    },
    "rights:snapshot": on_rows("rights:snapshot", "snapshots", "snapshot_id"),
    **{
        f"rights:{name}": on_rows(f"rights:{name}", "offers", "offer_id")
        for name in ("offer", "offer_change", "offer_work")
    },
    "rights:offer_payslip": on_rows("rights:offer_payslip", "taken", "offer_id"),
}
CLOSING: dict[str, Paths] = {
    **{
        f"closing:{name}": in_files(f"closing:{name}", files=AFTER_START)
        for name in (
            "moment", "plan", "invite", "invitations", "look_back", "aftercare", "enough", "again",
        )
    },
    "closing:uninvite": on_rows("closing:uninvite", "guests", "guest_id"),
    "closing:close_task": on_rows("closing:close_task", "aftercare", "task_id"),
}  # fmt: skip
WORK: dict[str, Paths] = {
    **{
        f"trajectories:{name}": in_files(f"trajectories:{name}", files=AFTER_START)
        for name in (
            "results", "leave", "pause", "resume", "come_back", "spell_new", "follow_ups_plan",
        )
    },
    **{
        f"trajectories:{name}": on_rows(f"trajectories:{name}", "spells", "spell_id")
        for name in ("spell", "spell_end", "spell_aside")
    },
    "trajectories:spell_take_back": on_rows("trajectories:spell_take_back", "aside", "spell_id"),
    **{
        f"trajectories:{name}": on_rows(f"trajectories:{name}", "followups", "follow_up_id")
        for name in ("follow_up", "follow_up_try", "follow_up_give_up")
    },
}  # fmt: skip
PLANS: dict[str, Paths] = {
    **{
        f"plans:{name}": in_files(f"plans:{name}", files=STARTED)
        for name in (
            "plan", "dream", "job", "participation", "goal_new", "step_new", "read", "sign",
            "versions", "plan_pdf", "report", "report_pdf",
        )
    },
    **{
        f"plans:{name}": in_files(f"plans:{name}", files=STARTED, number=1)
        for name in ("version", "version_pdf")
    },
    **{
        f"plans:{name}": on_rows(f"plans:{name}", "goals", "goal_id")
        for name in ("goal", "goal_answer", "goal_reach", "goal_remove")
    },
    **{
        f"plans:{name}": on_rows(f"plans:{name}", "steps", "step_id")
        for name in ("step", "step_move", "step_stop", "step_remove")
    },
}  # fmt: skip
# Of the desks, those that hang on one's seats and not on one's post alone.
BY_SEAT = (
    "caseworker:day", "caseworker:search", "caseworker:trajectories", "calendar:agenda",
)  # fmt: skip
ADDRESSES: dict[str, Paths] = (
    PUBLIC | OWN_LOGIN | DESKS | FILES | WORK | CLOSING | HOUSEHOLD | RIGHTS | PLANS
)
# What only htmx asks for.
PARTS: dict[str, Paths] = {"plans:plan": places_of_a_plan}
