import pytest
from django.urls import reverse
from lxml import html

from tandem.rooms.measures.models import DomainScore, Voice
from tandem.rooms.measures.scoring import Score, mark
from tandem.rooms.measures.tests.factories import AssessmentFactory, DomainScoreFactory
from tandem.rooms.partners.domains import LEVELS, Domain

OPEN_TO_WELFARE = ["INC", "WON", "WRK", "EDU", "FAM", "NET", "RGT", "MOB"]


@pytest.fixture
def own(trajectory):
    return AssessmentFactory(trajectory=trajectory, voice=Voice.PARTICIPANT)


@pytest.fixture
def guides(trajectory):
    return AssessmentFactory(trajectory=trajectory, voice=Voice.GUIDE)


def address(name, assessment, *more):
    return reverse(f"measures:{name}", args=[assessment.trajectory_id, assessment.pk, *more])


def fields_in(page):
    """What a browser would send back from a page, untouched."""
    [form] = [each for each in html.fromstring(page.content).forms if "WON-seen" in each.fields]
    return {name: value or "" for name, value in form.fields.items()}


def sent(domain="WON", seen="", **fields):
    return {f"{domain}-seen": seen} | {f"{domain}-{name}": each for name, each in fields.items()}


class TestOneStep:
    def test_asks_in_the_words_of_the_instrument(self, guide, own, log_in):
        page = log_in(guide).get(address("step", own, "WON")).content.decode()

        assert "Hoe woon je?" in page
        assert all(str(level.label) in page for level in LEVELS)
        assert all(str(anchor) in page for anchor in Domain.WON.anchors.values())

    def test_offers_silence_as_an_answer_like_the_others(self, guide, own, log_in):
        page = log_in(guide).get(address("step", own, "WON")).content.decode()

        assert 'value="not_discussed"' in page
        assert 'value="prefers_not"' in page
        assert "checked" not in page

    def test_saves_and_goes_to_the_next(self, guide, own, log_in):
        given = sent(state="2", words="Te vochtig", wish="yes", hinders="no")

        answer = log_in(guide).post(address("step", own, "WON"), given)

        kept = DomainScore.objects.get()
        assert answer.url == address("step", own, "WRK")
        assert kept.score == Score("2", "Te vochtig", "yes", "no")

    @pytest.mark.parametrize(
        ("button", "to"), [({"back": "1"}, "INC"), ({}, "WRK")], ids=["back", "next"]
    )
    def test_saves_whichever_way_one_goes(self, guide, own, log_in, button, to):
        answer = log_in(guide).post(address("step", own, "WON"), sent(state="4") | button)

        assert answer.url == address("step", own, to)
        assert DomainScore.objects.get().level == 4

    def test_can_be_left_for_later(self, guide, own, log_in):
        given = sent(state="4", later="1") | {"later": "1"}

        answer = log_in(guide).post(address("step", own, "WON"), given)

        assert answer.url == reverse("measures:overview", args=[own.trajectory_id])
        assert DomainScore.objects.exists()

    def test_can_be_passed_over(self, guide, own, log_in):
        answer = log_in(guide).post(address("step", own, "WON"), sent(words=" "))

        assert answer.url == address("step", own, "WRK")
        assert not DomainScore.objects.exists()

    def test_ends_with_looking_over_what_was_said(self, guide, own, log_in):
        answer = log_in(guide).post(address("step", own, "MOB"), sent("MOB", state="3"))

        assert answer.url == address("check", own)

    def test_keeps_words_that_have_no_answer_with_them(self, guide, own, log_in):
        answer = log_in(guide).post(address("step", own, "WON"), sent(words="Te vochtig"))

        assert (answer.status_code, DomainScore.objects.count()) == (422, 0)
        assert "Te vochtig" in answer.content.decode()

    @pytest.mark.parametrize("code", ["PSY", "JUS", "XXX", "won"])
    def test_does_not_exist_where_one_may_not_write(self, guide, own, log_in, code):
        assert log_in(guide).get(address("step", own, code)).status_code == 404


class TestTheOtherVoice:
    @pytest.mark.parametrize("name", ["sheet", "step"])
    def test_stays_out_of_sight_until_this_one_has_spoken(self, guide, own, guides, log_in, name):
        DomainScoreFactory(assessment=own, level=1, words="Ik slaap slecht")
        more = ["WON"] if name == "step" else []
        client = log_in(guide)

        before = client.get(address(name, guides, *more))
        DomainScoreFactory(assessment=guides, level=4)
        after = client.get(address(name, guides, *more))

        [row] = [row for row in before.context["form"].rows if row.domain == "WON"]
        [now] = [row for row in after.context["form"].rows if row.domain == "WON"]
        assert (row.other, row.state.value()) == (None, "")
        assert "Ik slaap slecht" not in before.content.decode()
        assert now.other.level == 1


class TestTheSheet:
    def test_asks_about_each_domain_that_one_may_write(self, guide, own, log_in):
        rows = log_in(guide).get(address("sheet", own)).context["form"].rows

        assert [row.domain for row in rows] == OPEN_TO_WELFARE

    def test_saves_what_was_filled_in(self, guide, guides, log_in):
        given = sent(state="2", arrange="Een brief") | sent("WRK", state="prefers_not")

        answer = log_in(guide).post(address("sheet", guides), given)

        kept = {row.domain: row for row in DomainScore.objects.all()}
        assert answer.status_code == 302
        assert kept["WON"].arrange == "Een brief"
        assert (kept["WRK"].kind, kept["WRK"].level) == ("prefers_not", None)

    def test_leaves_alone_what_another_guide_filled_in_meanwhile(
        self, seated, guide, guides, log_in
    ):
        DomainScoreFactory(assessment=guides, domain="FAM", level=2)
        page = fields_in(log_in(guide).get(address("sheet", guides)))
        DomainScoreFactory(assessment=guides, domain="INC", level=1)
        DomainScore.objects.filter(domain="FAM").update(level=5)

        answer = log_in(guide).post(address("sheet", guides), page | {"WON-state": "4"})

        levels = dict(DomainScore.objects.values_list("domain", "level"))
        assert (answer.status_code, levels) == (302, {"FAM": 5, "INC": 1, "WON": 4})

    def test_shows_both_when_two_guides_answer_the_same(self, seated, guide, guides, log_in):
        other = seated("case_manager")
        log_in(other).post(address("sheet", guides), sent(state="1", words="Dak lekt"))

        answer = log_in(guide).post(address("sheet", guides), sent(state="4", words="Mooi huis"))

        page = answer.content.decode()
        assert answer.status_code == 409
        assert all(words in page for words in ("Dak lekt", "Mooi huis", other.name))
        assert "UNDEFINED" not in page
        assert DomainScore.objects.get().words == "Dak lekt"

    def test_puts_mine_in_place_when_i_say_so_after_seeing_both(
        self, seated, guide, guides, log_in
    ):
        log_in(seated("case_manager")).post(address("sheet", guides), sent(state="1"))
        client = log_in(guide)
        conflict = client.post(address("sheet", guides), sent(state="4"))

        answer = client.post(address("sheet", guides), fields_in(conflict))

        assert (answer.status_code, DomainScore.objects.get().level) == (302, 4)

    def test_sent_back_as_it_was_changes_nothing(self, guide, guides, log_in):
        row = DomainScoreFactory(assessment=guides, words="Regel een\nRegel twee")
        browser = {"state": "3", "words": "Regel een\r\nRegel twee", "wish": "not_asked"}

        log_in(guide).post(address("sheet", guides), sent(seen=mark(row.score), **browser))

        row.refresh_from_db()
        assert row.noted_at is None

    def test_keeps_what_to_arrange_when_the_participant_answers_again(self, guide, own, log_in):
        row = DomainScoreFactory(assessment=own, arrange="Opvang")

        log_in(guide).post(address("sheet", own), sent(seen=mark(row.score), state="5"))

        row.refresh_from_db()
        assert (row.level, row.arrange) == (5, "Opvang")


class TestLookingOver:
    def test_shows_how_far_one_is_and_where_to_go_on(self, guide, own, log_in):
        DomainScoreFactory(assessment=own, domain="INC")

        page = log_in(guide).get(address("check", own))

        filling = page.context["filling"]
        assert (filling.done_count, filling.next_open) == (1, "WON")
        assert address("step", own, "WON") in page.content.decode()


class TestEveryPageOfFilling:
    @pytest.mark.parametrize("name", ["sheet", "check", "step"])
    def test_is_hidden_from_a_stranger_and_refused_to_who_coordinates(
        self, staff, own, log_in, name
    ):
        url = address(name, own, *(["WON"] if name == "step" else []))

        answers = [log_in(staff(role)).get(url).status_code for role in ("welfare", "coordinator")]

        assert answers == [404, 403]

    @pytest.mark.parametrize("name", ["sheet", "check", "step"])
    def test_knows_every_word_that_its_template_uses(self, guide, own, guides, log_in, name):
        for domain in ("INC", "WON"):
            DomainScoreFactory(assessment=own, domain=domain, words="Ja", arrange="Iets")
            DomainScoreFactory(assessment=guides, domain=domain, level=None, kind="prefers_not")
        url = address(name, own, *(["WON"] if name == "step" else []))

        assert "UNDEFINED" not in log_in(guide).get(url).content.decode()

    @pytest.mark.parametrize("name", ["sheet", "check", "step"])
    def test_costs_at_most_twelve_queries(
        self, guide, own, guides, log_in, django_assert_max_num_queries, name
    ):
        url = address(name, own, *(["WON"] if name == "step" else []))
        for domain in OPEN_TO_WELFARE:
            DomainScoreFactory(assessment=own, domain=domain)
            DomainScoreFactory(assessment=guides, domain=domain)
        client = log_in(guide)
        client.get(url)

        with django_assert_max_num_queries(12):
            client.get(url)
