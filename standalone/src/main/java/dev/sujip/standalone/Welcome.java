package dev.sujip.standalone;

import dev.sujip.local.S3Endpoint;

import java.time.Duration;

/** What a newcomer needs to see once everything is up: what to type, where to look, how to stop. */
record Welcome(StandaloneProperties properties, Duration took) {

    /** Returns the text, each line of which that begins with a command works when pasted. */
    String text() {
        var ports = properties.ports();
        return """

                Sujip is up after %.1f s.

                  Post a record:
                    curl -i -H 'Content-Type: application/json' -d '{"student":"s-17","event":"answered"}' http://127.0.0.1:%d/upload

                  Its object appears within seconds in %s/, and by S3:
                    AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_DEFAULT_REGION=%s aws s3 ls --recursive --endpoint-url http://127.0.0.1:%d s3://%s/

                  Metrics: http://127.0.0.1:%d/actuator/prometheus (ingest-api), http://127.0.0.1:%d/actuator/prometheus (s3-sink-worker)
                  Kafka:   127.0.0.1:%d, topic %s
                  Stop:    Ctrl-C. Everything is kept in %s and there again at the next start.
                """
                .formatted(took.toMillis() / 1000.0, ports.http(),
                        properties.folder().resolve("s3").resolve(Services.BUCKET), S3Endpoint.ACCESS_KEY,
                        S3Endpoint.SECRET_KEY,
                        S3Endpoint.REGION, ports.s3(), Services.BUCKET, ports.management(), ports.worker(),
                        ports.kafka(),
                        Services.TOPIC, properties.folder());
    }
}
