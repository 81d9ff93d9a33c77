import os
import signal
from datetime import timedelta

import pytest
from django.conf import settings
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from tandem.foundation import clock, wall
from tandem.foundation.access import SYSTEM, system
from tandem.foundation.jobs import queue, worker
from tandem.foundation.keys import uuid7

done = []


@queue.job("tests:look")
def look(actor, thing_id):
    with wall.within(actor.partnership_id):
        done.append((actor, thing_id))


@pytest.fixture(autouse=True)
def forget():
    done.clear()


class TestAJob:
    def test_gets_the_system_of_its_partnership_and_its_keys(self, partnership, run_jobs):
        key = uuid7()

        queue.defer("tests:look", actor=system(partnership.pk), at=clock.now(), thing_id=key)
        run_jobs(clock.now())

        ((actor, thing_id),) = done
        assert (actor.kind, actor.partnership_id, thing_id) == (SYSTEM, partnership.pk, key)

    def test_waits_until_it_is_due(self, partnership, run_jobs):
        later = clock.now() + timedelta(hours=1)

        queue.defer("tests:look", actor=system(partnership.pk), at=later, thing_id=uuid7())
        run_jobs(clock.now())

        assert done == []
        assert ProcrastinateJob.objects.get().status == "todo"

    def test_is_tried_again_for_more_than_an_hour(self):
        retry = app.tasks["tests:look"].retry_strategy

        waits = [retry.exponential_wait ** (attempt + 1) for attempt in range(queue.TRIES - 1)]
        assert retry.max_attempts == queue.TRIES
        assert sum(waits) > 3600


class TestTheWorker:
    def test_takes_on_the_role_of_the_application(self):
        connector = worker.worker_app().connector

        assert f"-c role={settings.APP_ROLE}" in connector._pool_args["kwargs"]["options"]

    def test_goes_with_the_process_that_started_it(self, monkeypatch):
        told = []
        monkeypatch.setattr(worker.os, "kill", lambda pid, number: told.append((pid, number)))
        parents = iter([7, 7, 1])
        monkeypatch.setattr(worker.os, "getppid", lambda: next(parents))

        worker.stop_with_parent(7, every_seconds=0).join(timeout=5)

        assert told == [(os.getpid(), signal.SIGTERM)]

    def test_takes_up_what_a_killed_one_left(self):
        tasks = worker.worker_app().tasks

        assert worker.RESCUE in tasks
        assert worker.worker_app().periodic_registry.periodic_tasks
