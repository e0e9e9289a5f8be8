package dev.sujip.ingest.http;

import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.ProblemType;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Gives a request that is not HTTP, or not whole in time, an answer in the same words as any other. Reactor Netty answers a bad request line
 * or header itself, with an empty body, in the order of the connection's requests: that answer is replaced on its way out. Of a bad body,
 * whoever reads it is told instead: Reactor Netty would take its end for the end of a good one.
 */
final class ProtocolErrors extends ChannelDuplexHandler {

    private static final Problem UNKNOWN_FAULT = Problem.ofRequest(ProblemType.MALFORMED_REQUEST,
            "The request is not valid HTTP/1.1.");
    /** Each waits in memory, headers and all, for its turn. */
    private static final int MOST_PIPELINED = 8;

    private final LingeringClose closing;
    private final ConnectionGuard guard;
    private @Nullable Problem fault;
    private int unanswered;
    private boolean pipelined;
    private boolean counted;

    ProtocolErrors(LingeringClose closing, ConnectionGuard guard) {
        this.closing = closing;
        this.guard = guard;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        counted = guard.opened();
        if (counted) {
            context.fireChannelActive();
        } else {
            refuse(context, Problem.ofLoad(ProblemType.TOO_MANY_CONNECTIONS,
                    "This service has as many connections as it takes; try again, or keep connections open."));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (counted) {
            guard.closed();
        }
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            unanswered++;
            pipelined |= unanswered > 1;
            fault = RequestFault.of(request);
            if (unanswered > MOST_PIPELINED) {
                ReferenceCountUtil.release(message);
                var _ = context.close();
                return;
            }
        } else if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            tellReader(context, RequestFault.ofBody(part.decoderResult().cause()));
            return;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof ProblemException late)) {
            context.fireExceptionCaught(cause);
        } else if (unanswered == 0 && !closing.receiving()) {
            refuse(context, late.problem());
        } else {
            tellReader(context, late.problem());
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof FullHttpResponse response) || response.status().code() < 200) {
            var _ = context.write(message, promise);
            return;
        }
        unanswered--;
        if (response.status().code() >= 400 && !response.content().isReadable()) {
            response.release();
            var _ = context.write(refusal(fault == null ? UNKNOWN_FAULT : fault), promise);
        } else {
            var _ = context.write(response, promise);
        }
        if (pipelined && unanswered == 0) {
            // Reactor Netty takes what is queued, and then does not ask for more.
            pipelined = false;
            context.read();
        }
    }

    /** The reader is that of the one request in hand. Where there are others, or an answer has gone out already, nobody reads. */
    private void tellReader(ChannelHandlerContext context, Problem problem) {
        if (unanswered == 1) {
            context.fireExceptionCaught(new ProblemException(problem));
        } else {
            var _ = context.close();
        }
    }

    private void refuse(ChannelHandlerContext context, Problem problem) {
        closing.expectMore();
        context.writeAndFlush(refusal(problem)).addListener(ChannelFutureListener.CLOSE);
    }

    private FullHttpResponse refusal(Problem problem) {
        var answer = guard.refused(problem);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()),
                Unpooled.wrappedBuffer(answer.body()));
        answer.writeTo(response.headers());
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}
