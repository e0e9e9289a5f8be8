package dev.sujip.sink.store;

import dev.sujip.sink.store.ObjectStore.Listed;
import dev.sujip.sink.store.ObjectStore.PutResult;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What every store must do, the real one and its twin alike. */
public abstract class ObjectStoreContract {

    private static final int WRITERS = 32;
    private static final int RACES = 50;

    /** A store without any object. */
    protected abstract ObjectStore emptyStore();

    @Test
    void givesBackWhatWasPut() {
        ObjectStore store = emptyStore();

        assertThat(store.putIfAbsent("a/b=1/c.txt", bytes("수집"), Map.of("next", "7", "sha256", "00ff")))
                .isEqualTo(PutResult.STORED);

        assertThat(store.get("a/b=1/c.txt")).isEqualTo(bytes("수집"));
        assertThat(store.head("a/b=1/c.txt")).isEqualTo(Map.of("next", "7", "sha256", "00ff"));
    }

    @Test
    void tellsWhatIsAbsent() {
        ObjectStore store = emptyStore();

        assertThat(store.get("absent")).isNull();
        assertThat(store.head("absent")).isNull();
        assertThat(names(store, "absent")).isEmpty();
    }

    @Test
    void neverReplacesWhatIsThere() {
        ObjectStore store = emptyStore();
        store.putIfAbsent("name", bytes("first"), Map.of("writer", "first"));

        assertThat(store.putIfAbsent("name", bytes("second"), Map.of("writer", "second"))).isEqualTo(PutResult.TAKEN);
        assertThat(store.putIfAbsent("name", bytes("first"), Map.of("writer", "first"))).isEqualTo(PutResult.TAKEN);

        assertThat(store.get("name")).isEqualTo(bytes("first"));
        assertThat(store.head("name")).containsEntry("writer", "first");
    }

    @Test
    void storesEmptyObjects() {
        ObjectStore store = emptyStore();

        assertThat(store.putIfAbsent("empty", new byte[0], Map.of())).isEqualTo(PutResult.STORED);
        assertThat(store.putIfAbsent("empty", bytes("x"), Map.of())).isEqualTo(PutResult.TAKEN);
        assertThat(store.get("empty")).isEmpty();
        assertThat(store.head("empty")).isEmpty();
    }

    @Test
    void listsInOrderWhatBeginsWithThePrefix() {
        ObjectStore store = emptyStore();
        for (String name : List.of("p/2", "p/10", "p/sub/1", "pq", "o")) {
            store.putIfAbsent(name, bytes(name), Map.of());
        }

        assertThat(names(store, "p/")).containsExactly("p/10", "p/2", "p/sub/1");
    }

    @Test
    void listsSizes() {
        ObjectStore store = emptyStore();
        store.putIfAbsent("sizes/0", new byte[0], Map.of());
        store.putIfAbsent("sizes/1", new byte[1_000], Map.of());

        try (Stream<Listed> objects = store.list("sizes/")) {
            assertThat(objects).containsExactly(new Listed("sizes/0", 0), new Listed("sizes/1", 1_000));
        }
    }

    @Test
    void opensWhatWasPut() throws IOException {
        ObjectStore store = emptyStore();
        byte[] large = new byte[300_000];
        new Random(1).nextBytes(large);
        store.putIfAbsent("large", large, Map.of());

        try (InputStream content = store.open("large")) {
            assertThat(content).hasBinaryContent(large);
        }
        assertThat(store.open("absent")).isNull();
    }

    @Test
    void opensWhatIsNotReadToItsEnd() throws IOException {
        ObjectStore store = emptyStore();
        store.putIfAbsent("large", new byte[300_000], Map.of());

        for (int i = 0; i < 100; i++) { // more than there are connections
            try (InputStream content = store.open("large")) {
                assertThat(Objects.requireNonNull(content).read()).isZero();
            }
        }
    }

    @Test
    void listsMoreThanOnePage() {
        ObjectStore store = emptyStore();
        List<String> all = IntStream.range(0, 1_100).mapToObj("many/%05d"::formatted).toList();
        all.forEach(name -> store.putIfAbsent(name, new byte[]{1}, Map.of()));

        assertThat(names(store, "many/")).isEqualTo(all);
    }

    @Test
    void letsExactlyOneOfManyWritersWin() throws Exception {
        ObjectStore store = emptyStore();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int round = 0; round < RACES; round++) {
                String name = "raced/" + round;
                List<Callable<PutResult>> writers = IntStream.range(0, WRITERS)
                        .<Callable<PutResult>>mapToObj(writer -> () -> store.putIfAbsent(name, bytes("by " + writer),
                                Map.of("writer", "" + writer)))
                        .toList();
                List<Future<PutResult>> results = threads.invokeAll(writers);

                List<Integer> winners = IntStream.range(0, WRITERS)
                        .filter(writer -> results.get(writer).resultNow() == PutResult.STORED)
                        .boxed()
                        .toList();
                assertThat(winners).as("winners of round %d", round).hasSize(1);
                assertThat(store.get(name)).isEqualTo(bytes("by " + winners.getFirst()));
                assertThat(store.head(name)).isEqualTo(Collections.singletonMap("writer", "" + winners.getFirst()));
            }
        }
    }

    private static List<String> names(ObjectStore store, String prefix) {
        try (Stream<Listed> objects = store.list(prefix)) {
            return objects.map(Listed::name).toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
