"""Doing the jobs, one process as long as it is let."""

import os
import signal
import threading
import time

from django.conf import settings
from procrastinate import App, JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.psycopg_connector import PsycopgConnector

AT_ONCE = 2
RESCUE = "tandem:rescue"


@app.periodic(cron="*/5 * * * *", periodic_id=RESCUE)
@app.task(name=RESCUE, pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:
    """Take up again what a worker left half done when it was killed."""
    manager = context.app.job_manager
    for left in await manager.get_stalled_jobs():
        await manager.retry_job(left)


def worker_app() -> App:
    """The app on a connection of its own, which takes on the application's role too."""
    params = connector_params()
    params["options"] = f"{params.get('options', '')} -c role={settings.APP_ROLE}".strip()
    return app.with_connector(PsycopgConnector(kwargs=params))


def work(*, wait: bool = True) -> None:
    """Do what is due; with wait, until SIGINT or SIGTERM. What was begun is finished first."""
    worker_app().run_worker(
        wait=wait, concurrency=AT_ONCE, delete_jobs="successful", shutdown_graceful_timeout=20
    )


def stop_with_parent(parent: int, *, every_seconds: float = 1) -> threading.Thread:
    """Stop when the process that started this one is gone, however it went.

    parent: its number, given by itself, because it may be gone before anybody looks.
    """

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(every_seconds)
        os.kill(os.getpid(), signal.SIGTERM)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    return watcher
