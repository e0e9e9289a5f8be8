package dev.sujip.ingest.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which a client is still sending in such a way that the client gets its answer: a socket that is closed with bytes
 * unread resets the connection, and takes with it what was written last. So only our half is closed at first, and what still comes is
 * thrown away, until the request has ended, the client hangs up, or time is up.
 */
final class LingeringClose extends ChannelDuplexHandler {

    /** Long enough for an answer to be read on its way over any network, short enough not to be worth an attack. */
    private static final long LINGER_SECONDS = 2;

    private final ReceiveDeadline deadline;
    private final UnfinishedHead head;
    private boolean receiving;
    private boolean lingering;
    private @Nullable Future<?> end;

    LingeringClose(ReceiveDeadline deadline, UnfinishedHead head) {
        this.deadline = deadline;
        this.head = head;
    }

    /** Returns whether a request's headers have come, and its end has not. */
    boolean receiving() {
        return receiving;
    }

    /** Makes the next close linger, where it cannot be told when the client will have sent everything. */
    void expectMore() {
        receiving = true;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpObject part) {
            follow(part);
        }
        if (!lingering) {
            context.fireChannelRead(message);
            return;
        }
        ReferenceCountUtil.release(message);
        if (receiving) {
            context.read();
        } else {
            var _ = context.close();
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!receiving || lingering || !context.channel().isActive()) {
            var _ = context.close(promise);
            return;
        }
        lingering = true;
        if (context.channel() instanceof DuplexChannel channel && context.pipeline().get(SslHandler.class) == null) {
            var _ = channel.shutdownOutput();
        }
        context.channel().closeFuture().addListener(_ -> promise.trySuccess());
        end = context.executor().schedule(() -> {
            var _ = context.close();
        }, LINGER_SECONDS, TimeUnit.SECONDS);
        context.read();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (end != null) {
            end.cancel(false);
        }
        context.fireChannelInactive();
    }

    private void follow(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            receiving = true;
            deadline.received();
            head.finished();
        } else if (part instanceof LastHttpContent) {
            receiving = false;
            deadline.received();
            head.next();
        } else if (part instanceof HttpRequest) {
            receiving = true;
            head.finished();
        }
    }
}
