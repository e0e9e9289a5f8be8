package dev.sujip.ingest.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class ApiKeysTest {

    private static final int COUNT = 5;

    @ParameterizedTest
    @ValueSource(ints = {0, 2, COUNT - 1, COUNT})
    void comparesEveryKeyWhicheverFits(int fitting) {
        var keys = IntStream.range(0, COUNT).mapToObj(ApiKeysTest::key).toList();
        var compared = new ArrayList<KeyHash>();
        var holder = new ApiKeys(keys, (known, given) -> {
            compared.add(known);
            return known.sameAs(given);
        }).holderOf(KeyHash.of("key-" + fitting));
        assertThat(compared).containsExactlyElementsOf(keys.stream().map(ApiKey::hash).toList());
        assertThat(holder).isEqualTo(fitting < COUNT ? keys.get(fitting).caller() : null);
    }

    @Test
    void tellsNothingOfAHash() {
        assertThat(key(1).toString()).doesNotContain(Keys.hash("key-1"));
    }

    private static ApiKey key(int number) {
        return new ApiKey(number, KeyHash.of("key-" + number), new Caller("caller-" + number, new TopicGrant.Every()));
    }
}
