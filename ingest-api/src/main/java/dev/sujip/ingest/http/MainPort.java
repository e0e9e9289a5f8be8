package dev.sujip.ingest.http;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Puts our own handler before WebFlux's on the main port, for every path: on the way of 300 bytes the framework's exchange, its filters and
 * its codecs cost as much as all the rest. The management port, which has a factory of its own, stays WebFlux's.
 */
final class MainPort implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private final FrontDoor door;
    private final ConnectionGuard guard;

    MainPort(FrontDoor door, ConnectionGuard guard) {
        this.door = door;
        this.guard = guard;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.doOnChannelInit(guard));
        factory.addRouteProviders(routes -> routes.route(_ -> true, door));
    }
}
