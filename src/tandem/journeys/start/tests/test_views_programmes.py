import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tandem.rooms.partners import actions as partner_actions
from tandem.rooms.partners.models import Programme
from tandem.rooms.partners.tests.test_actions import file_of

URL = "/start/programmes/"


@pytest.fixture
def office(staff, log_in):
    return log_in(staff("coordinator"))


def upload(client, text):
    file = SimpleUploadedFile("wij3.yaml", text.encode(), content_type="application/yaml")
    return client.post(URL, {"file": file})


class TestProgrammes:
    def test_are_taken_over_with_one_button(self, office):
        answer = office.post(reverse("start:adopt_programme", args=["sleutel"]))

        assert (answer.url, Programme.objects.get().key) == (URL, "sleutel")

    def test_that_do_not_exist_are_explained(self, office):
        page = office.post(reverse("start:adopt_programme", args=["iets"]), follow=True)

        assert [each.level_tag for each in page.context["messages"]] == ["error"]

    def test_come_from_a_file(self, office):
        assert upload(office, file_of("wij3")).status_code == 302
        assert Programme.objects.get().key == "wij3"

    def test_name_line_and_key_of_what_is_wrong(self, office):
        broken = file_of("wij3").replace("legal_basis:", "legal_base:", 1)
        line = broken.splitlines().index("legal_base:") + 1

        answer = upload(office, broken)

        [error] = answer.context["form"].errors["file"]
        assert answer.status_code == 422
        assert all(word in error for word in (str(line), "legal_base", "legal_basis"))
        assert not Programme.objects.exists()

    def test_name_the_free_version_when_one_is_taken(self, office):
        upload(office, file_of("wij3"))

        answer = upload(office, file_of("wij3").replace("WIJ", "WIJ!"))

        [error] = answer.context["form"].errors["file"]
        assert "version: 2" in error

    @pytest.mark.parametrize("text", ["", "%PDF-1.4", "\0\1\2", "- een\n- lijst"])
    def test_are_no_other_files(self, office, text):
        assert upload(office, text).status_code == 422
        assert not Programme.objects.exists()

    def test_are_offered_no_longer_and_again(self, office, staff):
        row = partner_actions.adopt_shipped(actor=staff("coordinator"), key="gbo")
        url = reverse("start:offer_programme", args=[row.pk])

        office.post(url, {"is_offered": "no"})
        row.refresh_from_db()
        stopped = row.is_offered
        office.post(url, {"is_offered": "yes"})
        row.refresh_from_db()

        assert (stopped, row.is_offered) == (False, True)

    @pytest.mark.parametrize("role", ["work", "welfare", "steering"])
    def test_are_chosen_by_coordinators(self, staff, log_in, role):
        client = log_in(staff(role))

        answers = [client.get(URL), client.post(reverse("start:adopt_programme", args=["gbo"]))]

        assert [answer.status_code for answer in answers] == [403, 403]

    def test_cost_the_same_at_any_number(self, office, staff, django_assert_max_num_queries):
        for key in ("gbo", "wij3", "waw", "sleutel", "w2_groep"):
            partner_actions.adopt_shipped(actor=staff("coordinator"), key=key)

        office.get(URL)

        with django_assert_max_num_queries(8):
            assert office.get(URL).status_code == 200
