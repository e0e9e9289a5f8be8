package dev.sujip.ingest.http;

import dev.sujip.ingest.problem.Problem;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import reactor.netty.ChannelPipelineConfigurer;
import reactor.netty.ConnectionObserver;
import reactor.netty.NettyPipeline;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts every connection of the main port under its limits: how many there may be, and how long a request may take to arrive. */
final class ConnectionGuard implements ChannelPipelineConfigurer {

    private final int maxConnections;
    private final Duration receiveTimeout;
    private final Answers answers;
    private final RequestLog requestLog;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionGuard(int maxConnections, Duration receiveTimeout, Answers answers, RequestLog requestLog) {
        this.maxConnections = maxConnections;
        this.receiveTimeout = receiveTimeout;
        this.answers = answers;
        this.requestLog = requestLog;
        requestLog.countConnections(open);
    }

    @Override
    public void onChannelInit(ConnectionObserver observer, Channel channel,
            @Nullable SocketAddress remote) {
        var deadline = new ReceiveDeadline(receiveTimeout);
        var closing = new LingeringClose(deadline);
        channel.pipeline()
                .addBefore(NettyPipeline.HttpCodec, "sujip.receive-deadline", deadline)
                .addBefore(NettyPipeline.HttpTrafficHandler, "sujip.lingering-close", closing)
                .addBefore(NettyPipeline.HttpTrafficHandler, "sujip.protocol-errors",
                        new ProtocolErrors(closing, this));
    }

    /** Returns whether there is room for a new connection, and counts it where there is. */
    boolean opened() {
        if (open.incrementAndGet() <= maxConnections) {
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
