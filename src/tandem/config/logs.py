"""Structured logs: one JSON line an event, ids only.

Django's own request logger names the path of a failing page; ours have ids in them
and never a query string, which could hold what somebody typed in a search field.
"""

import logging.config
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

# Whoever knows the address of a calendar reads it: it is worth as much as a password.
CALENDAR = re.compile(r"/calendar/[^/\s]+\.ics")


def hide_addresses(logger: Any, method: str, event: MutableMapping[str, Any]) -> Any:
    """Leave the addresses of calendars out of every line, whatever failed there."""
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = CALENDAR.sub("/calendar/*.ics", value)
    return event


def configure(settings: dict) -> None:
    """Send everything to standard error as JSON. Called by Django with settings.LOGGING."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        hide_addresses,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "json": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        structlog.processors.JSONRenderer(),
                    ],
                    "foreign_pre_chain": shared,
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"handlers": ["stderr"], "level": "WARNING"},
            "loggers": {"tandem": {"level": settings["level"]}},
        }
    )
