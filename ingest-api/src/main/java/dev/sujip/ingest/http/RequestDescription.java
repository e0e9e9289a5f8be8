package dev.sujip.ingest.http;

import dev.sujip.ingest.decode.BodyFormat;
import dev.sujip.ingest.decode.ContentCoding;
import dev.sujip.ingest.decode.WireHeader;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All that a request says outside its body.
 *
 * @param event    whether it is a CloudEvent in binary mode
 * @param format   how the records in the body are told apart, where it is not
 * @param coding   how the body is compressed
 * @param key      of every record, null where the request names none; not to be changed
 * @param headers  for every record
 * @param received the request's headers themselves, of which an event in binary mode consists
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and Kafka wants the array.
record RequestDescription(
        boolean event,
        BodyFormat format,
        ContentCoding coding,
        byte @Nullable [] key,
        List<WireHeader> headers,
        Preferences preferences,
        HttpHeaders received) {}
