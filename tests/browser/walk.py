"""How the people in the story do each step, on their own screen."""

from datetime import date, timedelta

MEDIATOR, COORDINATOR = "ilse@voorbeeld.be", "an@voorbeeld.be"
TODAY = date.today()  # noqa: DTZ011  # The server is on this machine.


class Walk:
    """One participant's way; each step is done by somebody with their own window."""

    def __init__(self, visitor, look: dict, last_name: str) -> None:
        self.visitor, self.look, self.last_name = visitor, look, last_name
        self.windows: dict[str, object] = {}

    def window(self, email: str):
        if email not in self.windows:
            self.windows[email] = self.visitor(**self.look).log_in(email)
        return self.windows[email]

    @property
    def has_script(self) -> bool:
        return self.look.get("script", True)

    def sound(self, someone) -> None:
        """Axe runs in the page itself, so without script there is only the page to see."""
        if self.has_script:
            someone.check_page()

    def submit(self, someone, name: str) -> None:
        someone.page.locator("main").get_by_role("button", name=name).first.click()
        someone.page.wait_for_load_state()

    def refer(self) -> None:
        """A mediator ticks warning lights; Tandem suggests, people decide."""
        someone = self.window(MEDIATOR).open("/intake/lists/new/")
        page = someone.page
        page.check("[name=inc_signals][value=arrears]")
        page.check("[name=won_signals][value=eviction]")
        if not self.has_script:
            self.submit(someone, "Ga verder")
        page.check("[name=person_hinders][value=yes]")
        self.sound(someone)
        self.submit(someone, "Ga verder")
        self.sound(someone)
        page.get_by_role("link", name="Doorverwijzen").click()
        page.fill("[name=first_name]", "Zehra")
        page.fill("[name=last_name]", self.last_name)
        for part, value in (("day", "4"), ("month", "5"), ("year", "1991")):
            page.fill(f"[name=birth_date_{part}]", value)
        page.fill("[name=reason]", "Schulden en een uithuiszetting houden werk tegen.")
        page.check("[name=agreed]")
        self.sound(someone)
        self.submit(someone, "Stuur naar het partnerschap")

    def find(self, email: str) -> str | None:
        """The file's address, by a search with a letter missing; None when not visible."""
        someone = self.window(email).open(f"/search/?q={self.last_name[:-2]}{self.last_name[-1]}")
        hits = someone.page.locator("#hits a").filter(has_text=self.last_name)
        return hits.first.get_attribute("href") if hits.count() else None

    def meet(self, file: str) -> None:
        """The introductory meeting, noted by who coordinates."""
        someone = self.window(COORDINATOR).open(f"/intake{file}meeting/")
        page = someone.page
        page.fill("[name=on]", TODAY.isoformat())
        page.check("[name=participant_present]")
        page.locator("[name=posts]").first.check()
        page.fill("[name=own_words]", "Ik wil een plek voor ons, en werk.")
        page.check("[name=outcome][value=start]")
        self.sound(someone)
        self.submit(someone, "Bewaar het gesprek")

    def start(self, file: str) -> None:
        """Programme, rules set aside with a reason, first day, tandem."""
        someone = self.window(COORDINATOR).open(f"{file}start/")
        page = someone.page
        page.locator("main label").filter(has_text="Sleutel naar werk").first.click()
        self.submit(someone, "Volgende")
        self.sound(someone)
        for reason in page.locator("main textarea").all():
            reason.fill("Samen besproken, het past.")
        self.submit(someone, "Volgende")
        page.fill("[name=entry_on]", TODAY.isoformat())
        self.sound(someone)
        self.submit(someone, "Start het traject")
        for role, name in (("work", "Karim"), ("welfare", "Joris")):
            option = page.locator(f"[name={role}] option").filter(has_text=name).first
            page.select_option(f"[name={role}]", value=option.get_attribute("value"))
        self.sound(someone)
        self.submit(someone, "Volgende")

    def agree(self, file: str, email: str) -> int:
        """The participant says yes to each question; returns how many there were."""
        someone = self.window(email).open(f"{file}consent/")
        answered = 0
        while (yes := someone.page.get_by_role("button", name="Ja", exact=False)).count():
            with someone.page.expect_response(lambda response: "answer" in response.url):
                yes.first.click()
            someone.open(f"{file}consent/")
            answered += 1
        self.sound(someone)
        return answered

    def measure(self, file: str, email: str) -> None:
        """Participant one question at a time, then the guide on one page."""
        someone = self.window(email).open(f"{file}life-domains/begin/")
        page = someone.page
        self.submit(someone, "Begin")
        page.get_by_role("link", name="Begin").first.click()
        page.locator("label:has([name=INC-state][value='2'])").click()
        page.fill("[name=INC-words]", "De rekeningen stapelen zich op.")
        page.locator("label:has([name=INC-wish][value=yes])").click()
        self.sound(someone)
        self.submit(someone, "Volgende")
        page.locator("label:has([name=WON-state][value=prefers_not])").click()
        self.submit(someone, "later")
        someone.open(f"{file}life-domains/begin/")
        page.locator("label:has([name=voice][value=guide])").click()
        self.submit(someone, "Begin")
        page.select_option("[name=INC-state]", "4")
        page.select_option("[name=WRK-state]", "3")
        self.sound(someone)
        self.submit(someone, "Bewaar")
        someone.open(f"{file}life-domains/")
        self.sound(someone)

    def form(self, someone, path: str, values: dict[str, str]) -> None:
        page = someone.open(path).page
        for name, value in values.items():
            field = page.locator(f"[name={name}]").first
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        self.sound(someone)
        self.submit(someone, "Bewaar")

    def plan(self, file: str, email: str) -> None:
        """Dream, a goal for work and one for welfare with a step each, job, participation."""
        someone = self.window(email)
        self.form(someone, f"{file}plan/dream/", {"dream": "Een keuken met mijn naam op de deur."})
        due = (TODAY + timedelta(days=14)).isoformat()
        for title, domain in (("Werk in een keuken", "WRK"), ("Rust met de rekeningen", "INC")):
            self.form(
                someone, f"{file}plan/steps/new/",
                {"title": f"Eerste stap: {title}", "domain": domain, "who": "participant",
                 "due_on": due, "proposed_by": "together"},
            )  # fmt: skip
        self.form(someone, f"{file}plan/job/", {"occupation_words": "Hulpkok", "hours_min": "19"})
        page = someone.open(f"{file}plan/participation/").page
        page.locator("label:has([name=participation][value=sec])").click()
        self.submit(someone, "Bewaar")
