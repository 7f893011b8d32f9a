"""Metrics for Prometheus: steps, calls to Slack, and the work that waits.

The bot is several processes. Each writes its counts into one folder (prometheus_client's way of
many processes), and whoever is asked adds them up. Without the folder nothing is counted.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.seeing import folder
from store.work.backlog import Backlog

SECONDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Meters:
    """What this process counts."""

    steps: Histogram
    calls: Histogram

    @classmethod
    def new(cls) -> "Meters":
        """The library looks for the folder when it is first asked for a meter."""
        mine = CollectorRegistry()
        step = ("claims_step_seconds", "A step of a job, and how it ended.", ("step", "outcome"))
        call = ("claims_slack_seconds", "A call to Slack, by its answer.", ("method", "outcome"))
        return cls(
            Histogram(*step, registry=mine, buckets=SECONDS),
            Histogram(*call, registry=mine, buckets=SECONDS),
        )

    def step(self, name: str, do: Callable[[], T]) -> T:
        """Do it, and note how long it took and how it ended."""
        with _timed(self.steps, name.split()[0]):
            return do()


class Refusal(SlackApiError):
    """Slack's answer to a call it did not carry out.

    The job engine keeps errors and raises them again, perhaps in another process: so it comes
    without the client and the headers, in which the token is, and can be read back.
    """

    def __init__(self, message: str, response: Any) -> None:
        if isinstance(response, SlackResponse):
            response._client = None
            response.req_args = {}
        super().__init__(message, response)  # type: ignore[no-untyped-call]
        self.message = message

    def __reduce__(self) -> tuple[type["Refusal"], tuple[str, Any]]:
        return type(self), (self.message, self.response)


class CountedClient(WebClient):
    """A client whose calls are counted."""

    def __init__(self, meters: Meters, **settings: Any) -> None:
        super().__init__(**settings)
        self._meters = meters

    def api_call(self, api_method: str, **rest: Any) -> Any:
        try:
            with _timed(self._meters.calls, api_method):
                return super().api_call(api_method, **rest)
        except SlackApiError as error:
            raise Refusal(f"{api_method} was refused", error.response) from None


@contextmanager
def _timed(meter: Histogram, what: str) -> Iterator[None]:
    began, outcome = time.perf_counter(), "ok"
    try:
        yield
    except SlackApiError as error:
        outcome = str(error.response.get("error"))[:40]
        raise
    except BaseException as error:
        outcome = type(error).__name__
        raise
    finally:
        meter.labels(what, outcome).observe(time.perf_counter() - began)


def render(backlog: Backlog | None) -> bytes:
    """All that was counted, and what waits at this moment, as Prometheus reads it."""
    registry = CollectorRegistry()
    if os.environ.get(folder.NAME):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    if backlog is not None:
        registry.register(_Waiting(backlog))
    return generate_latest(registry)


@dataclass(frozen=True, eq=False)  # the library tells collectors apart by which they are
class _Waiting(Collector):
    """Numbers of the database: no process counts them, so none is to write them in the folder."""

    backlog: Backlog

    def collect(self) -> Iterator[Metric]:
        jobs = GaugeMetricFamily("claims_jobs", "Jobs by their state.", labels=["state"])
        for state, number in self.backlog.jobs.items():
            jobs.add_metric([state.lower()], number)
        yield jobs
        for name, about, value in (
            ("claims_waiting", "Messages written down and not settled.", self.backlog.waiting),
            ("claims_oldest_seconds", "How long the oldest has waited.", self.backlog.oldest),
            ("claims_failed", "Messages whose work failed for good.", self.backlog.failed),
        ):
            yield GaugeMetricFamily(name, about, value=value)
