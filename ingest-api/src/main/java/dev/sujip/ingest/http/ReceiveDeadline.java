package dev.sujip.ingest.http;

import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.ProblemType;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the time from the first byte of a request to its last, which a client that sends a byte now and then would stretch for ever. It
 * stands before the codec, where bytes are seen; {@link LingeringClose} behind the codec tells it where a request ends. A request that comes
 * in one piece never starts the clock.
 */
final class ReceiveDeadline extends ChannelInboundHandlerAdapter {

    private final Duration timeout;
    private boolean receiving;
    private @Nullable Future<?> clock;

    ReceiveDeadline(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        receiving = true;
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (receiving && clock == null) {
            clock = context.executor().schedule(() -> expire(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        received();
        context.fireChannelInactive();
    }

    /** Ends the request that is being received. */
    void received() {
        receiving = false;
        var running = clock;
        if (running != null) {
            running.cancel(false);
            clock = null;
        }
    }

    private void expire(ChannelHandlerContext context) {
        received();
        context.fireExceptionCaught(new ProblemException(Problem.ofRequest(ProblemType.SLOW_SENDER,
                "The request did not arrive whole within " + timeout.toMillis() + " ms.")));
    }
}
