"""Tells schemathesis how to send the bodies that it does not know: one JSON value a line, as generated."""

import schemathesis


@schemathesis.serializer("application/x-ndjson", "application/jsonl")
def lines(ctx, value):
    return value if isinstance(value, bytes) else str(value).encode()
