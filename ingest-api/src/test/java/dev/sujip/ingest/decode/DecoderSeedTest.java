package dev.sujip.ingest.decode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link DecoderFuzzTest} begins with, as a test that takes no agent and no time. */
class DecoderSeedTest {

    @MethodSource("dev.sujip.ingest.decode.DecoderSeeds#all")
    @ParameterizedTest
    void decodesOrRefuses(byte[] input) throws Exception {
        new DecoderPromises().check(input);
    }
}
