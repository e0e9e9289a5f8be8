"""The least load that says something: one JSON record a request, and an answer that is not 200 is a failure."""
import itertools

from locust import FastHttpUser, constant_throughput, task

number = itertools.count()


class Uploader(FastHttpUser):
    wait_time = constant_throughput(1)

    @task
    def upload(self):
        self.client.post("/upload", json={"student": f"s-{next(number) % 1000}", "event": "answered"})
