package dev.sujip.ingest.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class ApiKeysTest {

    private static final int COUNT = 5;

    @ParameterizedTest
    @ValueSource(ints = {0, 2, COUNT - 1, COUNT})
    void findsTheHolderWhereverTheKeyStands(int fitting) {
        var keys = IntStream.range(0, COUNT).mapToObj(ApiKeysTest::key).toList();
        var holder = new ApiKeys(keys).holderOf(KeyHash.of("key-" + fitting));
        assertThat(holder).isEqualTo(fitting < COUNT ? keys.get(fitting).caller() : null);
    }

    @Test
    void knowsNobodyWhereThereIsNoKey() {
        assertThat(new ApiKeys(List.of()).holderOf(KeyHash.of("key-0"))).isNull();
    }

    @Test
    void comparesEachBitOfAHash() {
        var keys = new ApiKeys(List.of(key(0), key(1)));
        var hash = new BigInteger(Keys.hash("key-1"), 16);
        assertThat(keys.holderOf(KeyHash.parse(hex(hash)))).isEqualTo(key(1).caller());
        for (int bit = 0; bit < Long.SIZE * KeyHash.LONGS; bit++) {
            var other = KeyHash.parse(hex(hash.flipBit(bit)));
            assertThat(keys.holderOf(other)).as("bit %d differs", bit).isNull();
            assertThat(other.sameAs(KeyHash.of("key-1"))).as("bit %d differs", bit).isFalse();
        }
    }

    @Test
    void tellsNothingOfAHash() {
        assertThat(key(1).toString()).doesNotContain(Keys.hash("key-1"));
    }

    private static String hex(BigInteger hash) {
        return "%064x".formatted(hash);
    }

    private static ApiKey key(int number) {
        return new ApiKey(number, KeyHash.of("key-" + number), new Caller("caller-" + number, new TopicGrant.Every()));
    }
}
