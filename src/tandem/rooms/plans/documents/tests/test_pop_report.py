"""The report for the mediator: every mandatory part, and only what was given."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from tandem.rooms.plans.documents import words
from tandem.rooms.plans.documents.content import (
    Doer,
    JobTarget,
    LeftOut,
    MandatoryPart,
    Participation,
    ReportStep,
    Signature,
    SignatureKind,
    SignerRole,
    Step,
)
from tandem.rooms.plans.documents.pop_report import pop_report_pdf
from tandem.rooms.plans.documents.tests.reading import Printed
from tandem.rooms.plans.documents.tests.samples import DRAFT_REPORT, NASTY, REPORT, SIGNED


def printed(report=REPORT, **changes) -> Printed:
    return Printed(pop_report_pdf(replace(report, **changes)))


def dutch(key: str) -> str:
    with translation.override("nl"):
        return str(words.REPORT[key])


def english(word: object) -> str:
    with translation.override("en"):
        return str(word)


@pytest.fixture(scope="module")
def report() -> Printed:
    return printed()


class TestReport:
    def test_is_accessible(self, report):
        assert report.meta["part"] == "1"
        assert report.root.Lang == "nl-BE"
        assert {"Title", "H1", "H2", "Table", "THead", "TH", "TD"} <= report.roles
        assert "Amina Şahin" in report.meta["title"]

    def test_is_set_in_letters_of_11_points(self, report):
        assert {size for size in report.sizes if size < 11} == {10}
        assert 11 in report.sizes

    @pytest.mark.parametrize(
        "expected",
        [
            "Amina Şahin",
            "03/04/1990",
            "Sleutel naar werk of opleiding",
            "Nele De Smet, VDAB",
            "Karim Bouzid werkconsulent Werkpunt vzw",
            "9412 Keukenassistenten",
            "Hulpkok in een grote keuken",
            "25,5",
            "10 km",
            "Eerst ervaring opdoen met begeleiding.",
            "Een dag meelopen in de keuken",
            "28/11/2025",
            "Bellen naar de huisbaas over de schimmel",
            "09/01/2026",
            "20 november 2025",
        ],
    )
    def test_says(self, report, expected):
        assert expected in report.text

    def test_has_the_parts_in_their_order(self, report):
        parts = ("person", "job", "participation", "work_steps", "welfare_steps")
        titles = [dutch(part) for part in (*parts, "agreement", "left_out")]

        places = [report.text.index(title) for title in titles]

        assert places == sorted(places)

    def test_carries_version_and_page_on_every_page(self, report):
        for page in range(1, report.pages + 1):
            assert dutch("page").format(page=page, total=report.pages) in report.text
        assert report.text.count("21 november 2025") == 1 + report.pages


class TestParticipation:
    @pytest.mark.parametrize("outcome", list(Participation))
    def test_has_exactly_one_outcome_chosen(self, outcome):
        text = printed(participation=outcome, language="en").text

        assert f"{english(words.PARTICIPATION[outcome])} yes" in text
        assert text.count(" yes ") == 1

    def test_says_when_none_was_chosen(self):
        text = printed(DRAFT_REPORT, language="en").text

        assert "No outcome has been chosen yet." in text
        assert " yes " not in text


class TestMissingParts:
    def test_are_named_at_the_top_of_a_draft(self):
        text = printed(missing=(MandatoryPart.JOB, MandatoryPart.WELFARE_STEPS)).text

        assert f"{dutch('missing')}: {dutch('job')}, {dutch('welfare_steps')}." in text

    def test_are_not_guessed_from_steps_that_the_reader_may_not_see(self):
        text = printed(welfare_steps=()).text

        assert dutch("missing") not in text
        assert dutch("no_steps") in text

    def test_leave_a_report_with_a_sentence_in_each_place(self):
        text = printed(DRAFT_REPORT).text

        for key in ("no_tandem", "no_job", "no_participation", "no_steps", "no_signatures"):
            assert dutch(key) in text

    def test_hide_a_birth_date_that_is_not_known(self):
        assert dutch("born") not in printed(birth_date=None).text


class TestAgreement:
    def test_of_an_unsigned_report_is_marked_as_draft_on_every_page(self):
        draft = printed(signatures=(), language="en", agreed_on=None)

        mark = "Draft: the participant has not signed"
        assert draft.text.count(mark) == 1 + draft.pages
        assert "The participant has not yet agreed" in draft.text

    def test_says_who_signed_when_and_how(self):
        places = (*SIGNED, Signature(name="Karim", role=SignerRole.COUNSELLOR))

        text = printed(signatures=places, language="en").text

        assert "Amina Şahin Participant 20 November 2025 Drawn on a screen" in text
        assert "Sofie Peeters Witness 20 November 2025 Name typed on a screen" in text
        assert "Karim Counsellor not signed yet" in text

    def test_counts_a_signature_on_paper(self):
        signature = replace(SIGNED[0], kind=SignatureKind.PAPER, drawing=None)

        assert "Signed on paper" in printed(signatures=(signature,), language="en").text


class TestLeftOut:
    def test_is_explained_without_saying_what_it_was(self):
        text = printed(language="en").text

        for reason in LeftOut:
            assert english(words.LEFT_OUT[reason]) in text

    def test_takes_the_words_of_the_sender(self):
        text = printed(left_out=(), left_out_words="Op vraag van Amina: geen adres.").text

        assert "Op vraag van Amina: geen adres." in text


class TestSteps:
    @pytest.mark.parametrize(
        ("step", "expected"),
        [
            (Step(text="x"), "x Participant No date yet"),
            (Step(text="x", doer=Doer.TOGETHER, helper="Jo"), "x Participant and Jo"),
            (Step(text="x", doer=Doer.TOGETHER), "x Participant and Counsellor"),
            (Step(text="x", doer=Doer.STAFF, helper="Jo"), "x Jo"),
            (Step(text="x", doer=Doer.STAFF), "x Counsellor"),
            (Step(text="x", doer=Doer.OTHER), "x somebody else"),
            (Step(text="x", done_on=date(2025, 11, 3)), "x Participant Done on 03/11/2025"),
        ],
    )
    def test_say_who_and_by_when(self, step, expected):
        row = ReportStep(step=step, domain="MOB")

        assert expected in printed(work_steps=(row,), language="en").text

    def test_may_fill_several_pages_and_repeat_their_header(self):
        row = ReportStep(step=Step(text="Stap " * 30), domain="INC", goal="Doel")

        report = printed(welfare_steps=(row,) * 80)

        assert report.pages > 5
        assert report.text.count(dutch("domain")) > 5


class TestTypedText:
    @pytest.mark.parametrize("typed", NASTY)
    def test_is_never_a_command(self, typed):
        row = ReportStep(step=Step(text=typed, helper=typed), domain="JUS", goal=typed)

        report = printed(
            name=typed,
            work_steps=(row,),
            participation_words=typed,
            job=JobTarget(words=typed),
            left_out_words=typed,
        )

        assert report.text.count(typed) >= 5

    def test_in_other_scripts_is_drawn(self):
        report = printed(name="محمد Łukasz 😀")

        assert "NotoSansArabic-Bold" in report.letters
        assert "NotoEmoji-Regular" in report.letters
