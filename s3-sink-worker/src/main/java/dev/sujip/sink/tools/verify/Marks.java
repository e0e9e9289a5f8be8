package dev.sujip.sink.tools.verify;

import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.tools.archive.Chain;
import dev.sujip.sink.tools.archive.ChainKey;
import dev.sujip.sink.tools.archive.Description;
import dev.sujip.sink.tools.archive.Patience;
import dev.sujip.sink.tools.archive.StoredObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the marks of gaps. There are few, if any. */
final class Marks {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UNKNOWN = "unknown";

    private final ObjectStore store;
    private final Patience patience;

    Marks(ObjectStore store, Patience patience) {
        this.store = store;
        this.patience = patience;
    }

    /** The gaps of a chain; marks that cannot be read become faults. */
    List<Gap> read(ChainKey chain, Chain marks, Faults faults) {
        var gaps = new ArrayList<Gap>();
        marks.objects().forEach(mark -> {
            Map<String, String> metadata = patience.call(() -> store.head(mark.name()));
            Description description = Description.ofGap(mark, chain, metadata == null ? Map.of() : metadata);
            description.faults().forEach(text -> faults
                    .add(Fault.ofObject(FaultKind.MARK, chain.partition(), mark.name(), "metadata: " + text)));
            description.next().ifPresent(
                    next -> gaps.add(new Gap(new Range(mark.start(), next), reason(mark), mark.name())));
        });
        return gaps;
    }

    private String reason(StoredObject mark) {
        byte[] content = patience.<byte @Nullable []>call(() -> store.get(mark.name()));
        if (content == null) {
            return UNKNOWN;
        }
        try {
            return JSON.readTree(content).path("reason").asString(UNKNOWN);
        } catch (JacksonException e) {
            return UNKNOWN;
        }
    }
}
