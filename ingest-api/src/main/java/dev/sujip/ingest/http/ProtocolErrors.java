package dev.sujip.ingest.http;

import dev.sujip.ingest.problem.Problem;
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
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

/**
 * Gives a request that is not HTTP, or not whole in time, an answer in the same words as any other. Reactor Netty answers the former itself,
 * with an empty body, in the order of the connection's requests: that answer is replaced on its way out.
 */
final class ProtocolErrors extends ChannelDuplexHandler {

    private final LingeringClose closing;
    private final ConnectionGuard guard;
    private @Nullable Throwable fault;
    private int unanswered;

    ProtocolErrors(LingeringClose closing, ConnectionGuard guard) {
        this.closing = closing;
        this.guard = guard;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (guard.opened()) {
            context.fireChannelActive();
        } else {
            refuse(context, Problem.ofLoad(ProblemType.TOO_MANY_CONNECTIONS,
                    "This service has as many connections as it takes; try again, or keep connections open."));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        guard.closed();
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            fault = part.decoderResult().cause();
        }
        if (message instanceof HttpRequest) {
            unanswered++;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof SlowSenderException slow) || unanswered > 0) {
            // Where a body is being read, its reader answers.
            context.fireExceptionCaught(cause);
        } else if (closing.receiving()) {
            // The answer has gone out already, and nobody wants the rest.
            var _ = context.close();
        } else {
            refuse(context, Problem.ofRequest(ProblemType.SLOW_SENDER, slow.getMessage()));
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse response && response.status().code() >= 200) {
            unanswered--;
            if (fault != null && response.status().code() >= 400 && !response.content().isReadable()) {
                response.release();
                var _ = context.write(refusal(problem(fault)), promise);
                return;
            }
        }
        var _ = context.write(message, promise);
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
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }

    private static Problem problem(Throwable fault) {
        return switch (fault) {
            case TooLongHttpLineException _ -> Problem.ofRequest(ProblemType.URI_TOO_LONG,
                    "The request line is too long; the path is /upload or /upload/{topic}.");
            case TooLongHttpHeaderException _ -> Problem.ofRequest(ProblemType.HEADERS_TOO_LARGE,
                    "The request's headers are larger than server.max-http-request-header-size.");
            default -> Problem.ofRequest(ProblemType.MALFORMED_REQUEST,
                    "The request is not valid HTTP/1.1: " + fault.getMessage());
        };
    }
}
