package dev.sujip.ingest.security;

import java.util.Collection;
import java.util.Set;

/** Which topics a caller may write. */
public sealed interface TopicGrant {

    /** Stands for every topic where topics are listed. */
    String EVERY = "*";

    /** Returns whether {@code topic} may be written. */
    boolean covers(String topic);

    /** Returns the grant that a list of names stands for; {@value #EVERY} among them means every topic, no name means none. */
    static TopicGrant of(Collection<String> names) {
        return names.contains(EVERY) ? new Every() : new Only(Set.copyOf(names));
    }

    /** Every topic that the service takes records for. */
    record Every() implements TopicGrant {

        @Override
        public boolean covers(String topic) {
            return true;
        }
    }

    /**
     * These and no other.
     *
     * @param topics by their exact names
     */
    record Only(Set<String> topics) implements TopicGrant {

        @Override
        public boolean covers(String topic) {
            return topics.contains(topic);
        }
    }
}
