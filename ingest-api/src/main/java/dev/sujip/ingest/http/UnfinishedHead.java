package dev.sujip.ingest.http;

import dev.sujip.ingest.admission.Room;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Takes room for a request's line and headers while they are still on their way, since any number of clients may leave theirs unfinished. It
 * stands before the codec; {@link LingeringClose} behind it tells where a head and a request end. A head that comes in one piece takes none.
 */
final class UnfinishedHead extends ChannelInboundHandlerAdapter {

    /** What the most headers that there may be take besides their bytes. */
    private static final int OBJECTS_BYTES = 150 * BoundedHeaders.MOST;

    private final Room room;
    private boolean finished;
    private long bytes;
    private long held;

    /** @param room to take from */
    UnfinishedHead(Room room) {
        this.room = room;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!finished && message instanceof ByteBuf part) {
            bytes += part.readableBytes();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        if (finished || bytes == 0) {
            return;
        }
        // Once as received, once as parsed.
        long needed = OBJECTS_BYTES + 2 * bytes;
        if (room.take(needed - held)) {
            held = needed;
        } else {
            finished();
            context.fireExceptionCaught(new ProblemException(Problem.overloaded()));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        room.abandon();
        context.fireChannelInactive();
    }

    /** The head has come whole, or nobody waits for it any more. */
    void finished() {
        finished = true;
        if (held > 0) {
            held = 0;
            room.keep(0);
        }
    }

    /** The request has come whole; what comes now is the head of the next. */
    void next() {
        finished = false;
        bytes = 0;
    }
}
