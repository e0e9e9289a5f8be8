"""Finds the knee: more users step by step, until too many requests fail or take too long. Load it beside locustfile.py."""
import time

from locust import LoadTestShape, events

from measure import Moment, Span, nothing


@events.init_command_line_parser.add_listener
def options(parser):
    group = parser.add_argument_group("Sujip, knee")
    group.add_argument("--first-users", env_var="SUJIP_FIRST_USERS", type=int, default=50, help="users of the first step")
    group.add_argument("--growth", env_var="SUJIP_GROWTH", type=float, default=1.5, help="users of a step in proportion to the one before")
    group.add_argument("--step-time", env_var="SUJIP_STEP_TIME", type=int, default=30, help="seconds of a step")
    group.add_argument("--most-users", env_var="SUJIP_MOST_USERS", type=int, default=20_000, help="where the search ends")


class Knee(LoadTestShape):
    """Each step's first third is for new users to arrive and is not judged."""

    seeks_failure = True
    use_common_options = True

    def __init__(self):
        super().__init__()
        self._users, self._begin, self._from, self._good = None, time.monotonic(), None, None

    def tick(self):
        options = self.runner.environment.parsed_options
        if self._users is None:
            self._step(options.first_users)
        passed = time.monotonic() - self._begin
        if self._from is None and passed >= options.step_time / 3:
            self._from, self._from_time = Moment.now(self.runner.stats), time.monotonic()
        if passed >= options.step_time and not self._next(options):
            return None
        return self._users, max(1, self._users / (options.step_time / 3) * 2)

    def _step(self, users):
        self._users, self._begin, self._from = users, time.monotonic(), None

    def _next(self, options):
        span = Span(self._from or nothing(), Moment.now(self.runner.stats))
        rate = span.requests / (time.monotonic() - self._from_time)
        p95 = span.percentile(0.95)
        line = f"{self._users} users: {rate:.0f} requests/s, p95 {p95} ms, {span.error_ratio:.2%} failed"
        print(line)
        if p95 is None or span.error_ratio > options.max_error_ratio or (options.max_p95 and p95 > options.max_p95):
            print(f"the knee is behind: {self._good or 'the first step'}")
            return False
        self._good = line
        if self._users >= options.most_users:
            print(f"no knee up to --most-users: {line}")
            return False
        self._step(min(options.most_users, int(self._users * options.growth) + 1))
        return True
