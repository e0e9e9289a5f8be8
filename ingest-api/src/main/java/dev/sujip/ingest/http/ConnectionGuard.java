package dev.sujip.ingest.http;

import dev.sujip.ingest.IngestProperties;
import dev.sujip.ingest.admission.InFlight;
import dev.sujip.ingest.problem.Problem;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.WriteTimeoutHandler;
import org.jspecify.annotations.Nullable;
import reactor.netty.ChannelPipelineConfigurer;
import reactor.netty.ConnectionObserver;
import reactor.netty.NettyPipeline;

import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts every connection of the main port under its limits: how many there may be, how many headers a request may have, how long it may take to
 * arrive, and how long its answer may take to be taken.
 */
final class ConnectionGuard implements ChannelPipelineConfigurer {

    private final IngestProperties.Limits limits;
    private final HttpDecoderConfig codec;
    private final InFlight inFlight;
    private final Answers answers;
    private final RequestLog requestLog;
    private final AtomicInteger open = new AtomicInteger();

    /** @param codec how requests are parsed */
    ConnectionGuard(IngestProperties.Limits limits, HttpDecoderConfig codec, InFlight inFlight, Answers answers,
            RequestLog requestLog) {
        this.limits = limits;
        this.codec = codec;
        this.inFlight = inFlight;
        this.answers = answers;
        this.requestLog = requestLog;
        requestLog.countConnections(open);
    }

    @Override
    public void onChannelInit(ConnectionObserver observer, Channel channel,
            @Nullable SocketAddress remote) {
        var deadline = new ReceiveDeadline(limits.receiveTimeout());
        var head = new UnfinishedHead(inFlight.open());
        var closing = new LingeringClose(deadline, head);
        channel.pipeline()
                .addBefore(NettyPipeline.HttpCodec, "sujip.send-deadline",
                        new WriteTimeoutHandler(limits.sendTimeout().toMillis(), TimeUnit.MILLISECONDS))
                .addBefore(NettyPipeline.HttpCodec, "sujip.receive-deadline", deadline)
                .addBefore(NettyPipeline.HttpCodec, "sujip.unfinished-head", head)
                .addBefore(NettyPipeline.HttpTrafficHandler, "sujip.lingering-close", closing)
                .addBefore(NettyPipeline.HttpTrafficHandler, "sujip.protocol-errors",
                        new ProtocolErrors(closing, this));
        channel.pipeline().replace(NettyPipeline.HttpCodec, NettyPipeline.HttpCodec, new HttpServerCodec(codec));
    }

    /** Returns whether there is room for a new connection, and counts it where there is. */
    boolean opened() {
        if (open.incrementAndGet() <= limits.maxConnections()) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    /** Forgets a connection that was counted. */
    void closed() {
        open.decrementAndGet();
    }

    /** Returns the answer to a request that never came to be one, and counts it. */
    Answer refused(Problem problem) {
        var answer = answers.problem(problem);
        requestLog.refused(answer);
        return answer;
    }
}
