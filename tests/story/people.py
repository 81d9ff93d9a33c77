"""Everybody in the story at a screen of their own, and what they do there."""

import re
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from tandem.config.demo.circle import Circle
from tandem.foundation import clock, wall
from tandem.rooms.trajectories.models import Trajectory
from tests.leaks.filled import form_of

COORDINATOR, MEDIATOR, WORK, WELFARE, STRANGER = "an", "ilse", "karim", "joris", "els"
DONE = (302, 303)
_HIDDEN = re.compile(r'name="(purpose|organisation|sensitivity)" value="([^"]*)"')


class Screen(Client):
    """The browser of one colleague."""

    def fill(self, path: str, **values: object) -> HttpResponse:
        """Open a page, fill in its form, send it as a browser would."""
        page = self.get(path)
        assert page.status_code == 200, f"{path}: {page.status_code}"
        return self.post(path, form_of(page.content.decode(), path) | values)

    def save(self, path: str, **values: object) -> str:
        """The same, and it has to be accepted: where it leads."""
        answer = self.fill(path, **values)
        assert answer.status_code in DONE, f"{path}: {answer.status_code}"
        return urlsplit(answer.headers["Location"]).path

    def words(self, path: str) -> str:
        return self.get(path).content.decode()


@dataclass
class Story:
    """One participant's way. what: marked words that may stand in no log."""

    circle: Circle
    last_name: str
    file: str = ""
    screens: dict[str, Screen] = field(default_factory=dict)

    def screen(self, key: str) -> Screen:
        if key not in self.screens:
            self.screens[key] = Screen()
            with self.inside():
                self.screens[key].force_login(self.circle.posts[key].user)
        return self.screens[key]

    @contextmanager
    def inside(self):
        """Look at the rows themselves, behind the wall of this partnership."""
        with wall.within(self.circle.id):
            yield

    @property
    def trajectory(self) -> Trajectory:
        with self.inside():
            return Trajectory.objects.select_related("participant").get(pk=self.file.split("/")[2])

    def find(self, key: str) -> str:
        """The address of the file, by birth date; "" when this colleague finds nobody."""
        page = self.screen(key).words(f"/search/?q={self.last_name}")
        found = re.search(r'href="(/trajectories/[0-9a-f-]{36}/)', page.partition('id="hits"')[2])
        return found[1] if found else ""

    def tick_lights(self) -> str:
        """Two life domains; without script what follows from that is asked on the next page."""
        new, button = "/intake/lists/new/", {"tandem.save": "1"}
        said = {"inc_signals": ["arrears"], "won_signals": ["eviction"]} | button
        someone = self.screen(MEDIATOR)
        more = form_of(someone.fill(new, **said).content.decode(), new)
        answer = someone.post(new, more | button | {"person_hinders": "yes"})
        return urlsplit(answer.headers["Location"]).path

    def wish(self) -> Mapping[str, object]:
        born = {"birth_date_day": "4", "birth_date_month": "5", "birth_date_year": "1991"}
        return born | {
            "first_name": "Zehra", "last_name": self.last_name, "phone": "0470 12 34 56",
            "reason": "zqreasonqz", "agreed": "on", "agreed_on": clock.today().isoformat(),
        }  # fmt: skip

    def refer(self) -> None:
        self.screen(MEDIATOR).save(f"{self.tick_lights()}refer/", **self.wish())
        self.file = self.find(COORDINATOR)

    def meet(self) -> None:
        self.screen(COORDINATOR).save(
            f"/intake{self.file}meeting/", participant_present="on", outcome="start",
            posts=[self.circle.posts[WELFARE].pk], own_words="zqmeetingqz",
        )  # fmt: skip

    def start(self) -> None:
        """Programme, conditions set aside with a reason, first day, tandem."""
        someone = self.screen(COORDINATOR)
        programme = self.circle.programmes["sleutel"].pk
        conditions = someone.save(f"{self.file}start/", programme=programme)
        asked = re.findall(r'<textarea name="(reason-[^"]+)"', someone.words(conditions))
        first_day = someone.save(conditions, **dict.fromkeys(asked, "Samen besproken."))
        team = someone.save(first_day, entry_on=clock.today().isoformat())
        posts = {"work": WORK, "welfare": WELFARE}
        someone.save(team, **{role: self.circle.posts[key].pk for role, key in posts.items()})

    def consent(self) -> int:
        """Yes to every question; returns how many there were."""
        someone = self.screen(WELFARE)
        forms = someone.words(f"{self.file}consent/").split("<form")[1:]
        questions = [dict(_HIDDEN.findall(form)) for form in forms if 'value="given"' in form]
        for question in questions:
            answer = someone.post(f"{self.file}consent/answer/", question | {"answer": "given"})
            assert answer.status_code in DONE, answer.status_code
        return len(questions)

    def measure(self) -> None:
        """The participant on one life domain, the guide on the same one."""
        someone, begin = self.screen(WELFARE), f"{self.file}life-domains/begin/"
        check = someone.save(begin, voice="participant")
        said = {"INC-state": "2", "INC-words": "zqincomeqz", "INC-wish": "yes"}
        someone.save(f"{check.removesuffix('check/')}INC/", **said)
        someone.save(someone.save(begin, voice="guide"), **{"INC-state": "4"})

    def plan(self) -> None:
        someone, plan = self.screen(WELFARE), f"{self.file}plan/"
        someone.save(f"{plan}dream/", dream="zqdreamqz")
        for domain in ("WRK", "INC"):
            someone.save(
                f"{plan}steps/new/", title=f"zqstep{domain.lower()}qz", domain=domain,
                who="participant", due_on=clock.today().isoformat(), proposed_by="together",
            )  # fmt: skip
        someone.save(f"{plan}job/", occupation_words="Hulpkok", hours_min="19")
        someone.save(f"{plan}participation/", participation="sec")

    def read(self) -> HttpResponse:
        return self.screen(WELFARE).fill(f"{self.file}plan/read/")

    def sign(self) -> HttpResponse:
        return self.screen(WELFARE).fill(f"{self.file}plan/sign/", agrees="on")

    def as_far_as(self, last: str) -> "Story":
        for step in ("refer", "meet", "start", "consent", "measure", "plan", "read", "sign"):
            getattr(self, step)()
            if step == last:
                return self
        raise LookupError(last)


def upload(someone: Screen, *rows: str) -> str:
    """Upload a register of these rows; its address."""
    text = "\n".join(("Voornaam;Naam;Geboortedatum;Postcode;Startdatum", *rows))
    register = SimpleUploadedFile("register.csv", text.encode())
    answer = someone.post("/registers/", {"file": register, "sheet": ""})
    assert answer.status_code in DONE, answer.status_code
    return urlsplit(answer.headers["Location"]).path


def empty_tables() -> None:
    """Take away what was really written; only the owner of the tables may."""
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(
            "SELECT string_agg(quote_ident(relname), ', ') FROM pg_class"
            " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            " AND relname !~ '^(django_|auth_permission|auth_group)'"
        )
        cursor.execute(f"TRUNCATE {cursor.fetchone()[0]}, django_session CASCADE")
    connection.close()
