"""From the plan to the report, walked as the people in it walk it, in a real browser."""

from datetime import timedelta

import pytest

from tests.browser.walk import COORDINATOR, TODAY, Walk

WELFARE = "els@voorbeeld.be"
# Each walk takes another file of the demo, as it ends it.
LOOKS = [
    pytest.param({"width": 1280, "scheme": "light"}, 0, id="desk"),
    pytest.param({"width": 390, "scheme": "dark"}, 1, id="phone"),
    pytest.param({"width": 390, "scheme": "light", "script": False}, 2, id="no-script"),
]


class TestSecondHalf:
    @pytest.mark.parametrize(("look", "place"), LOOKS)
    def test_leads_from_an_appointment_to_a_kept_report(self, visitor, look, place):
        walk = Walk(visitor, look, "")
        guide = walk.window(WELFARE).open("/trajectories/")
        person = guide.page.locator("tbody th a").nth(place)
        name, file = person.inner_text(), person.get_attribute("href")

        self.miss_an_appointment(walk, guide, file, name)
        self.work(walk, guide, file)
        self.pause(walk, guide, file)
        self.close(walk, guide, file)
        self.ask_again(walk, guide, file)
        self.report(walk)

    def fill(self, walk, someone, path, **values):
        """Open a form, fill it in, look at it and send it."""
        page = someone.open(path).page
        for name, value in values.items():
            field = page.locator(f"main [name={name}]").first
            kind = field.evaluate("one => one.type")
            if kind.startswith("select"):
                field.select_option(value)
            elif kind in ("radio", "checkbox"):
                page.locator(f"main label:has([name={name}][value='{value}'])").first.click()
            else:
                field.fill(str(value))
        walk.sound(someone)
        with page.expect_response(lambda response: response.request.method == "POST") as sent:
            form = page.locator("main form").filter(
                has=page.locator(f"[name={next(iter(values))}]")
            )
            form.locator("button").first.click()
        assert sent.value.status in (200, 302, 303), f"{path}: {sent.value.status}"
        page.wait_for_load_state()

    def miss_an_appointment(self, walk, guide, file, name):
        self.fill(
            walk, guide, f"{file}appointments/new/",
            day=TODAY.isoformat(), hour="08:30", minutes="45", place="Sociaal huis",
        )  # fmt: skip
        page = guide.open(f"{file}appointments/").page
        walk.sound(guide)
        walk.submit(guide, "Gemist")
        told = page.locator("main a[href$='/missed/']").first
        path = told.get_attribute("href") if told.count() else guide.path
        self.fill(walk, guide, path, absence="practical", hindrance="child_care")
        day = guide.open("/").page.locator("main")
        walk.sound(guide)
        assert name in day.inner_text()

    def work(self, walk, guide, file):
        began = (TODAY - timedelta(days=3)).isoformat()
        self.fill(
            walk, guide, f"{file}results/spells/new/",
            status="employed", starts_on=began, source="participant", hours_per_week="19",
        )  # fmt: skip
        assert "19" in guide.open(f"{file}results/").page.locator("main").inner_text()
        walk.sound(guide)

    def pause(self, walk, guide, file):
        began = (TODAY - timedelta(days=2)).isoformat()
        self.fill(walk, guide, f"{file}results/pause/", on=began, reason="Opname van een week")
        assert "Gepauzeerd" in guide.open(file).page.locator(".idbar").inner_text()
        self.fill(walk, guide, f"{file}results/resume/", on=TODAY.isoformat())
        assert "In traject" in guide.open(file).page.locator(".idbar").inner_text()

    def close(self, walk, guide, file):
        self.fill(
            walk, guide, f"{file}closing/plan/", on=TODAY.isoformat(), place="Buurthuis De Wieken"
        )
        self.fill(walk, guide, f"{file}closing/", name="Tante Fatma", relation="tante")
        invitations = guide.open(f"{file}closing/invitations/").page
        walk.sound(guide)
        invitations.emulate_media(media="print")
        assert "Tante Fatma" in invitations.locator("main").inner_text()
        assert invitations.pdf().startswith(b"%PDF-")
        invitations.emulate_media(media="screen")
        self.fill(
            walk, guide, f"{file}closing/look-back/", went_well="Ik bel nu zelf, zonder schrik."
        )
        self.fill(walk, guide, f"{file}results/leave/", exit_on=TODAY.isoformat(), reason="work")
        assert "Afgesloten" in guide.open(file).page.locator(".idbar").inner_text()

    def ask_again(self, walk, guide, file):
        moments = guide.open(f"{file}results/").page.locator("main a[href*='/follow-ups/']")
        walk.sound(guide)
        self.fill(
            walk, guide, moments.first.get_attribute("href"),
            employment="employed", evidence_on=TODAY.isoformat(), evidence_source="participant",
        )  # fmt: skip

    def report(self, walk):
        someone = walk.window(COORDINATOR).open("/coordination/")
        walk.sound(someone)
        someone.open("/coordination/quality/")
        walk.sound(someone)
        first = TODAY.replace(month=1, day=1)
        asked = f"?first={first}&last={TODAY}&regime=esfplus"
        page = someone.open(f"/coordination/report/{asked}").page
        walk.sound(someone)
        row = page.locator("tr").filter(has_text="EECR04").first.inner_text()
        assert row.split()[-1] != "0"
        paper = page.request.get(f"{someone.address}/coordination/report/files/report.pdf{asked}")
        assert paper.body().startswith(b"%PDF-")
        with page.expect_response(lambda response: response.request.method == "POST"):
            page.locator("main form[method=post] button").last.click()
        page.wait_for_load_state()
        walk.sound(someone)
        someone.open("/outflow/")
        walk.sound(someone)
