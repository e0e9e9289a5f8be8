package dev.sujip.ingest.http;

import dev.sujip.ingest.admission.Room;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.MonoSink;

import java.util.Arrays;

/**
 * Receives a body part by part. After a failure Reactor Netty may tell of it once more, while the answer is on its way; only the first word
 * counts.
 */
final class ReceivedBody implements CoreSubscriber<Object> {

    private static final byte[] NOTHING = new byte[0];

    private final int maxBytes;
    private final int capacity;
    private final Room room;
    private final MonoSink<byte[]> whole;
    private @Nullable Subscription parts;
    private byte[] bytes = NOTHING;
    private int length;
    private boolean done;

    /**
     * @param announced the length in bytes that the client gave, 0 where it gave none
     * @param whole     is given the body once all of it has come, or what went wrong
     */
    ReceivedBody(int announced, int maxBytes, Room room, MonoSink<byte[]> whole) {
        this.maxBytes = maxBytes;
        capacity = announced > 0 ? announced : maxBytes;
        this.room = room;
        this.whole = whole;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        parts = subscription;
        whole.onCancel(subscription::cancel);
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Object part) {
        if (done || !(part instanceof ByteBufHolder holder)) {
            return;
        }
        try {
            add(holder.content());
        } catch (ProblemException e) {
            if (parts != null) {
                parts.cancel();
            }
            onError(e);
        }
    }

    @Override
    public void onError(Throwable cause) {
        if (!done) {
            done = true;
            whole.error(cause);
        }
    }

    @Override
    public void onComplete() {
        if (!done) {
            done = true;
            whole.success(bytes());
        }
    }

    private void add(ByteBuf part) {
        int more = part.readableBytes();
        if (more > maxBytes - length) {
            throw BodyReader.tooLarge(maxBytes);
        }
        if (length + more > bytes.length) {
            // A client may announce any length; room is made for what has come, and a little.
            grow(Math.clamp(2L * (length + more), length + more, capacity));
        }
        part.readBytes(bytes, length, more);
        length += more;
    }

    private byte[] bytes() {
        if (length < bytes.length) {
            room.keep(length);
            bytes = Arrays.copyOf(bytes, length);
        }
        return bytes;
    }

    private void grow(int longer) {
        take(longer - bytes.length);
        bytes = Arrays.copyOf(bytes, longer);
    }

    private void take(int more) {
        if (!room.take(more)) {
            throw new ProblemException(Problem.overloaded());
        }
    }
}
