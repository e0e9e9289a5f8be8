"""Users who post learning-activity events to ingest-api. Options: README.md, or --help under "Sujip"."""
import os

from locust import FastHttpUser, constant_throughput, events, task
from locust.runners import WorkerRunner

from activity import Students, Uploads
from verdict import Verdict


@events.init_command_line_parser.add_listener
def options(parser):
    group = parser.add_argument_group("Sujip")
    group.add_argument("--path", env_var="SUJIP_PATH", default="/upload", help="where to post")
    group.add_argument("--body-format", env_var="SUJIP_BODY_FORMAT", choices=["json", "array", "ndjson"], default="json")
    group.add_argument("--batch", env_var="SUJIP_BATCH", type=int, default=1, help="records a request")
    group.add_argument("--compress", env_var="SUJIP_COMPRESS", choices=["no", "gzip"], default="no")
    group.add_argument("--rate", env_var="SUJIP_RATE", type=float, default=1, help="requests a second and user; 0: one after the other")
    group.add_argument("--students", env_var="SUJIP_STUDENTS", type=int, default=10_000, help="how many there are")
    group.add_argument("--skew", env_var="SUJIP_SKEW", type=float, default=1.0, help="0: all are equally active")
    group.add_argument("--max-error-ratio", env_var="SUJIP_MAX_ERROR_RATIO", type=float, default=0.0, help="more is a failed run")
    group.add_argument("--max-p95", env_var="SUJIP_MAX_P95", type=float, default=1000, help="ms; more is a failed run; 0: any")
    group.add_argument(
        "--max-climb", env_var="SUJIP_MAX_CLIMB", type=float, default=1.2,
        help="the last minute's median in proportion to the second's, in runs of three minutes or more; 0: any",
    )


@events.init.add_listener
def prepare(environment, **_):
    chosen = environment.parsed_options
    students = Students(chosen.students, chosen.skew)
    Uploader.uploads = Uploads(students, chosen.body_format, chosen.batch, chosen.compress == "gzip")
    Uploader.credentials = credentials()
    if chosen.rate > 0:
        Uploader.wait_time = constant_throughput(chosen.rate)


def credentials():
    """From the environment alone: a command line is read by others."""
    if os.environ.get("API_KEY"):
        return {"X-API-Key": os.environ["API_KEY"]}
    if os.environ.get("TOKEN"):
        return {"Authorization": f"Bearer {os.environ['TOKEN']}"}
    return {}


@events.test_start.add_listener
def watch(environment, **_):
    if not isinstance(environment.runner, WorkerRunner):
        environment.verdict = Verdict(environment, environment.parsed_options)


@events.quitting.add_listener
def judge(environment, **_):
    if not hasattr(environment, "verdict"):
        return
    total = environment.stats.total
    answered = total.num_requests - total.num_failures
    print(f"{answered * environment.parsed_options.batch} records acknowledged in {answered} requests")
    if getattr(environment.shape_class, "seeks_failure", False):
        environment.process_exit_code = 0 if answered else 1
        return
    reasons = environment.verdict.reasons()
    for reason in reasons:
        print(f"FAILED: {reason}")
    if not reasons:
        print("passed")
    environment.process_exit_code = 1 if reasons else 0


class Uploader(FastHttpUser):
    """One caller with one connection, who waits for each receipt."""

    uploads = None
    credentials = {}
    connection_timeout = 60
    network_timeout = 60

    @task
    def upload(self):
        made = self.uploads.one()
        path = self.environment.parsed_options.path
        with self.client.post(path, data=made.body, headers=made.headers | self.credentials, catch_response=True) as answer:
            if answer.status_code != 200:
                answer.failure(f"{answer.status_code}: {(answer.text or 'no answer')[:200]}")
            elif answer.text.count('"offset":') != made.records:
                answer.failure(f"not a receipt for each of {made.records} records: {answer.text[:200]}")
