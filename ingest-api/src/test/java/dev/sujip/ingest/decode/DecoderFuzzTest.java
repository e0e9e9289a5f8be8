package dev.sujip.ingest.decode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks for input that breaks a decoder's promise: {@code mvn -Pfuzz -pl ingest-api -am test}. Not run otherwise. */
class DecoderFuzzTest {

    private final DecoderPromises promises = new DecoderPromises();

    @MethodSource("dev.sujip.ingest.decode.DecoderSeeds#all")
    @FuzzTest
    void decodesOrRefuses(byte[] input) throws Exception {
        promises.check(input);
    }
}
