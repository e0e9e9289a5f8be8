package dev.sujip.sink.tools.locate;

import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.tools.archive.Archive;
import dev.sujip.sink.tools.archive.ChainKey;
import dev.sujip.sink.tools.archive.NameGrammar;
import dev.sujip.sink.tools.archive.Patience;

import java.util.List;

/** Which life of the topic is meant, where Kafka cannot be asked. */
record Lives(ObjectStore store, NameGrammar grammar, Patience patience) {

    private static final int SHORT_ID_LENGTH = 8;

    /**
     * The chain of a partition in the only life that the prefix knows.
     *
     * @throws SinkRefusal if it knows more than one, or none
     */
    ChainKey only(String prefix, int partition) {
        List<String> lives = patience.call(() -> Archive.of(store, prefix, grammar, _ -> {})).keys().stream()
                .map(ChainKey::shortTopicId).distinct().toList();
        if (lives.isEmpty()) {
            throw new SinkRefusal("nothing is stored in " + prefix + ": name another by --prefix");
        }
        if (lives.size() > 1) {
            throw new SinkRefusal("%s holds %d lives of the topic: name one by --topic-id=%s".formatted(prefix,
                    lives.size(), String.join(" or --topic-id=", lives)));
        }
        return new ChainKey(partition, lives.getFirst());
    }

    /**
     * The chain of a partition in the life of this id.
     *
     * @throws SinkRefusal if it is too short
     */
    static ChainKey of(String topicId, int partition) {
        if (topicId.length() < SHORT_ID_LENGTH) {
            throw new SinkRefusal("--topic-id=%s must be 8 characters or more, as they stand in names of objects"
                    .formatted(topicId));
        }
        return new ChainKey(partition, topicId.substring(0, SHORT_ID_LENGTH));
    }
}
