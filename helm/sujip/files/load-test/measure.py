"""What happened between two moments, from the counts that Locust keeps from the beginning on."""
import math
from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True)
class Moment:
    requests: int
    failures: int
    times: Counter  # milliseconds -> how many

    @staticmethod
    def now(stats):
        total = stats.total
        return Moment(total.num_requests, total.num_failures, Counter(total.response_times))


@dataclass(frozen=True)
class Span:
    """Requests from one moment up to another."""

    begin: Moment
    end: Moment

    @property
    def requests(self):
        return self.end.requests - self.begin.requests

    @property
    def error_ratio(self):
        return (self.end.failures - self.begin.failures) / self.requests if self.requests else 0.0

    def percentile(self, share):
        """Milliseconds; None without requests."""
        times = self.end.times - self.begin.times
        left = math.ceil(times.total() * share)
        for milliseconds in sorted(times):
            left -= times[milliseconds]
            if left <= 0:
                return milliseconds
        return None


def nothing():
    return Moment(0, 0, Counter())
