package dev.sujip.sink.store;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PrefixManifestTest {

    private static final Map<String, String> TERMS = Map.of("layout", "by-hour", "compression", "gzip");

    private final MemoryObjectStore store = new MemoryObjectStore();

    @Test
    void leavesTheNoteAndAgreesWithItLater() {
        assertThat(new PrefixManifest(store, "uploads", TERMS).agree()).isEmpty();
        assertThat(new PrefixManifest(store, "uploads", TERMS).agree()).isEmpty();
        assertThat(store.get("uploads/_sujip.json")).asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"compression\":\"gzip\",\"layout\":\"by-hour\"}\n");
    }

    @Test
    void refusesAnotherWayOfWritingAndSaysWhatDiffers() {
        new PrefixManifest(store, "uploads", TERMS).agree();
        var other = new PrefixManifest(store, "uploads", Map.of("layout", "by-offset", "compression", "gzip"));

        assertThatThrownBy(other::agree).isInstanceOf(SinkRefusal.class)
                .hasMessageContaining(
                        "uploads/_sujip.json says layout=by-hour, but this worker is set to layout=by-offset")
                .hasMessageContaining("new prefix");
    }

    @Test
    void refusesANoteThatNobodyCanRead() {
        store.putIfAbsent("uploads/_sujip.json", "?".getBytes(StandardCharsets.UTF_8), Map.of());

        assertThatThrownBy(new PrefixManifest(store, "uploads", TERMS)::agree).isInstanceOf(SinkRefusal.class)
                .hasMessageContaining("uploads/_sujip.json is not JSON");
    }

    @Test
    void noticesAStoreThatIgnoresTheCondition() {
        var overwriting = new OverwritingStore(store);

        assertThat(new PrefixManifest(overwriting, "uploads", TERMS).agree()).hasValue(
                "the store overwrote uploads/_sujip.json, although the PUT said If-None-Match: *");
        assertThat(new PrefixManifest(overwriting, "uploads", TERMS).agree()).isPresent();
    }
}
