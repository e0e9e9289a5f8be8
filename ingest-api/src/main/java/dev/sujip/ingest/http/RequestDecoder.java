package dev.sujip.ingest.http;

import dev.sujip.ingest.admission.Room;
import dev.sujip.ingest.decode.BodyDecoder;
import dev.sujip.ingest.decode.DecodeException;
import dev.sujip.ingest.decode.RecordSlices;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import io.netty.handler.codec.http.HttpHeaderNames;

/** Turns a received body into records, and takes the room that they need on their way to Kafka. */
final class RequestDecoder {

    /** What a record takes in the producer's buffer besides its value: its own headers and its framing. */
    static final int BYTES_A_RECORD = 128;

    private final int maxDecodedBytes;
    private final BodyDecoder bodies;

    RequestDecoder(int maxDecodedBytes, BodyDecoder bodies) {
        this.maxDecodedBytes = maxDecodedBytes;
        this.bodies = bodies;
    }

    /** @throws ProblemException if any part of the body is not acceptable, or there is no room for its records */
    RecordSlices decode(RequestDescription description, byte[] received, Room room) {
        try {
            byte[] body = description.coding().decode(received, maxDecodedBytes, room::take);
            room.keep(body.length);
            var records = records(description, body);
            if (!room.take((long) BYTES_A_RECORD * records.count())) {
                throw new ProblemException(Problem.overloaded());
            }
            return records;
        } catch (DecodeException e) {
            throw new ProblemException(Problem.of(e));
        }
    }

    private RecordSlices records(RequestDescription description, byte[] body) throws DecodeException {
        var headers = description.received();
        return description.event()
                ? bodies.decodeBinaryEvent(headers.entries(), headers.get(HttpHeaderNames.CONTENT_TYPE), body)
                : bodies.decode(description.format(), body);
    }
}
