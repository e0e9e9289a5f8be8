"""Whether a run was good enough: says why not, and ends Locust with exit code 1 then."""
import gevent

from measure import Moment, Span, nothing

# Response times are counted in whole milliseconds: from 2 to 3 is no climb.
UNSEEN = 2


class Verdict:
    """Looks at the counts every second, from the beginning of the run on."""

    def __init__(self, environment, options):
        self._environment, self._options = environment, options
        self._moments = []
        gevent.spawn(self._watch)

    def _watch(self):
        while True:
            self._moments.append(Moment.now(self._environment.stats))
            gevent.sleep(1)

    def reasons(self):
        """Why the run was not good enough; empty if it was."""
        options = self._options
        whole = Span(nothing(), Moment.now(self._environment.stats))
        if whole.requests == 0:
            return ["no request was answered"]
        found = []
        if whole.error_ratio > options.max_error_ratio:
            found.append(f"{whole.error_ratio:.4%} of the requests failed; --max-error-ratio is {options.max_error_ratio:.4%}")
        p95 = whole.percentile(0.95)
        if options.max_p95 and p95 > options.max_p95:
            found.append(f"the 95th percentile is {p95} ms; --max-p95 is {options.max_p95}")
        return found + self._climb(whole.end)

    def _climb(self, end):
        limit = self._options.max_climb
        if not limit or len(self._moments) < 180:
            return []
        second = Span(self._moments[60], self._moments[120]).percentile(0.5)
        last = Span(self._moments[-60], end).percentile(0.5)
        print(f"median of the second minute {second} ms, of the last one {last} ms")
        if second is None or last is None:
            return ["no request was answered in the second or in the last minute"]
        if last > second * limit and last > second + UNSEEN:
            return [f"the median climbed from {second} to {last} ms; --max-climb is {limit}"]
        return []
