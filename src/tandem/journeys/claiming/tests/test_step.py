from datetime import timedelta

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.foundation.keys import uuid7
from tandem.rooms.partners.models import Post
from tandem.rooms.plans.models import Action
from tandem.rooms.rights.models import Claim
from tandem.rooms.trajectories.tests.factories import (
    FollowUpFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def trajectory(partnership):
    return TrajectoryFactory(partnership=partnership)


@pytest.fixture
def guide(staff, trajectory):
    actor = staff("welfare")
    post = Post.objects.get(pk=actor.posts[0].id)
    TeamMemberFactory(trajectory=trajectory, post=post, role="welfare")
    return actor


def page(trajectory, key="leefloon"):
    return reverse("claiming:step", args=[trajectory.pk, key])


def sent(**words):
    return {"title": "Leefloon vragen", "doer": "together", "key": str(uuid7())} | words


class TestAStepOfARight:
    def test_stands_in_the_plan_and_the_right_remembers_it(self, guide, trajectory, log_in):
        soon = clock.today() + timedelta(days=5)
        client = log_in(guide)

        suggested = client.get(page(trajectory)).context["form"].initial["title"]
        answer = client.post(page(trajectory), sent(due_on=soon.isoformat()))

        step, claim = Action.objects.get(), Claim.objects.get()
        assert suggested.startswith("Leefloon: ")
        assert answer.url == reverse("rights:right", args=[trajectory.pk, "leefloon"])
        assert (step.domain, step.due_on, step.doer_user_id) == ("RGT", soon, guide.user_id)
        assert (claim.step_key, claim.due_on, claim.state) == (step.pk, soon, "discussed")
        assert "Staat in het plan" in client.get(answer.url).content.decode()

    def test_is_made_once_when_the_form_comes_twice(self, guide, trajectory, log_in):
        client, words = log_in(guide), sent()

        for _ in range(2):
            assert client.post(page(trajectory), words).status_code == 302
        other = client.post(page(trajectory), sent())

        assert other.status_code == 422
        assert "staat al in het plan" in other.content.decode()
        assert Action.objects.count() == Claim.objects.count() == 1

    @pytest.mark.parametrize(
        ("words", "field"),
        [({"title": ""}, "title"), ({"doer": "buur"}, "doer"), ({"due_on": "gisteren"}, "due_on")],
    )
    def test_is_refused_at_the_field(self, guide, trajectory, log_in, words, field):
        answer = log_in(guide).post(page(trajectory), sent(**words))

        assert answer.status_code == 422
        assert answer.context["form"].errors[field]
        assert not Action.objects.exists()

    def test_is_for_rights_that_exist_and_for_who_writes_of_them(
        self, guide, trajectory, staff, log_in
    ):
        assert log_in(guide).get(page(trajectory, "gratis_bier")).status_code == 404
        assert log_in(staff("welfare")).get(page(trajectory)).status_code == 404
        assert log_in(staff("coordinator")).post(page(trajectory), sent()).status_code == 403

    def test_costs_at_most_twelve_queries(self, guide, trajectory, log_in, queries_of):
        assert len(queries_of(log_in(guide), page(trajectory))) <= 12


class TestMyDay:
    def group(self, client, key="rights"):
        shown = {each.key: each for each in client.get("/").context["groups"]}
        return shown[key].tasks if key in shown else ()

    def keep(self, client, trajectory, key, **words):
        sent = {"state": "discussed", "every": "month", "edition": "0"} | words
        url = reverse("rights:right", args=[trajectory.pk, key])
        assert client.post(url, sent).status_code == 302

    def test_brings_up_appeals_renewals_and_next_steps(self, guide, trajectory, log_in):
        client, today = log_in(guide), clock.today()
        soon, past = (today + timedelta(days=3)).isoformat(), (today - timedelta(9)).isoformat()
        late = (today - timedelta(days=1)).isoformat()
        self.keep(client, trajectory, "davo", state="refused", decided_on=past, appeal_before=soon)
        self.keep(client, trajectory, "leefloon", state="granted", granted_from=past,
                  renew_on=late)  # fmt: skip
        self.keep(client, trajectory, "uitpas", due_on=soon)
        self.keep(client, trajectory, "train_reduced", state="not_wanted", due_on=soon)

        tasks = self.group(client)

        assert [task.note for task in tasks] == [
            "Leefloon: opnieuw aanvragen",
            "Alimentatie via DAVO: laatste dag om te reageren",
            "UiTPAS met kansentarief: volgende stap",
        ]
        assert [task.tone for task in tasks] == ["late", "", ""]
        assert "rights/checklist/davo" in tasks[1].do_url

    def test_is_not_crowded_out_by_what_is_late_for_long(self, guide, trajectory, log_in):
        client, today = log_in(guide), clock.today()
        for months in range(25):
            FollowUpFactory(
                trajectory=trajectory, key=f"m{months}", months=months,
                due_on=today - timedelta(days=90 + months),
            )  # fmt: skip
        soon, past = (today + timedelta(days=3)).isoformat(), (today - timedelta(9)).isoformat()
        self.keep(client, trajectory, "davo", state="refused", decided_on=past, appeal_before=soon)

        assert len(self.group(client)) == 1
        assert len(self.group(client, "afterwards")) == 10

    def test_leaves_a_step_of_the_plan_to_the_plan(self, guide, trajectory, log_in):
        client = log_in(guide)
        client.post(page(trajectory), sent(due_on=clock.today().isoformat()))

        shown = {each.key: each for each in client.get("/").context["groups"]}

        assert "rights" not in shown
        assert len(shown["late"].tasks) == 1

    def test_tells_nothing_to_who_does_not_read_of_income(self, guide, trajectory, staff, log_in):
        worker = staff("work")
        post = Post.objects.get(pk=worker.posts[0].id)
        TeamMemberFactory(trajectory=trajectory, post=post, role="work")
        self.keep(log_in(guide), trajectory, "uitpas", due_on=clock.today().isoformat())

        assert self.group(log_in(worker)) == ()
