"""Learning-activity events, and the bodies that carry them."""
import gzip
import itertools
import json
import random
import time
from dataclasses import dataclass

COURSES = ["algebra-1", "algebra-2", "biology", "chemistry", "geography", "history", "physics", "writing"]
KINDS = ["opened", "answered", "hinted", "skipped", "finished"]


class Students:
    """Draws students so that few of them do most of the work: the n-th most active one has a weight of 1 / n^skew."""

    def __init__(self, count, skew):
        self._weights = list(itertools.accumulate(1 / rank**skew for rank in range(1, count + 1)))
        self._names = [f"s-{number:06d}" for number in range(1, count + 1)]

    def one(self):
        return random.choices(self._names, cum_weights=self._weights)[0]


def event(student):
    """About 300 bytes of JSON on one line."""
    return json.dumps(
        {
            "student": student,
            "session": f"{random.getrandbits(64):016x}",
            "course": random.choice(COURSES),
            "item": f"q-{random.randrange(5000):04d}",
            "event": random.choice(KINDS),
            "correct": random.random() < 0.7,
            "seconds": round(random.lognormvariate(3, 0.8), 1),
            "at": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime()) + "Z",
            "client": {"app": "web", "version": "7.12.3", "locale": "ko-KR", "viewport": "1440x900"},
        },
        separators=(",", ":"),
    )


@dataclass(frozen=True)
class Upload:
    """A request: what to send, and how many records it is."""

    body: bytes
    headers: dict
    records: int


class Uploads:
    """Makes requests of `batch` records in one of the formats json (one record), array and ndjson."""

    def __init__(self, students, body_format, batch, compress):
        if body_format == "json" and batch != 1:
            raise ValueError(f"--batch is {batch}, and --body-format json carries one record: take array or ndjson")
        if batch < 1:
            raise ValueError(f"--batch is {batch}: it must be 1 or more")
        self._students, self._format, self._batch, self._compress = students, body_format, batch, compress

    def one(self):
        students = [self._students.one() for _ in range(self._batch)]
        events = [event(student) for student in students]
        headers = {"Content-Type": "application/x-ndjson" if self._format == "ndjson" else "application/json"}
        if self._batch == 1:
            headers["Record-Key"] = students[0]  # the header is the key of all records, so a batch has none
        text = {"json": lambda: events[0], "array": lambda: f"[{','.join(events)}]", "ndjson": lambda: "\n".join(events)}[self._format]()
        body = text.encode()
        if self._compress:
            body = gzip.compress(body, compresslevel=1)
            headers["Content-Encoding"] = "gzip"
        return Upload(body, headers, self._batch)
