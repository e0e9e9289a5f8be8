package dev.sujip.sink.store;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestBoundTest {

    @Test
    void letsOnlySoManyRequestsBeUnderWay() throws Exception {
        var bound = new RequestBound(2);
        var pairs = new CyclicBarrier(2); // passed only where two are under way at once
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> requests = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                requests.add(threads.submit(() -> bound.inTurn(() -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    meet(pairs);
                    underWay.decrementAndGet();
                    return true;
                })));
            }
            for (Future<Boolean> request : requests) {
                assertThat(request.get(30, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void passesTheTurnOnAfterAFailure() {
        var bound = new RequestBound(1);

        assertThatThrownBy(() -> bound.inTurn(() -> {
            throw new StoreException("refused");
        })).hasMessage("refused");
        assertThat(bound.inTurn(() -> "next")).isEqualTo("next");
    }

    @Test
    void saysThatNothingWasSentWhenTheWaitIsGivenUp() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new RequestBound(1).inTurn(() -> "sent")).isInstanceOf(StoreException.class)
                .hasMessageContaining("given up before it was sent");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void meet(CyclicBarrier pairs) {
        try {
            pairs.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
