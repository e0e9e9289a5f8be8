package dev.sujip.bench.http.measure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LoadTest {

    private static final String CLEAN = "figures requests=5000 duration_us=2500000 p50_us=1500 p99_us=20000 max_us=33000"
            + " status=0 connect=0 read=0 write=0 timeout=0";

    @Test
    void readsWhatWrkEndsWith() {
        assertThat(Load.isFigures("Running 10s test @ http://127.0.0.1:1/upload")).isFalse();
        assertThat(Load.isFigures(CLEAN)).isTrue();
        assertThat(Load.parse(CLEAN)).isEqualTo(new Load(5_000, 0, 0, 2.5, 1.5, 20, 33));
    }

    @Test
    void readsWhatTheProducerLoopEndsWith() {
        var load = Load.parse("figures requests=10 duration_us=1000000 p50_us=1 p99_us=1 max_us=1 failed=3");
        assertThat(load.refused()).isEqualTo(3);
    }

    @Test
    void aMissingFigureIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Load.parse("figures requests=10"))
                .withMessageContaining("no figure 'duration_us'");
    }

    @Test
    void aCleanLoadPasses() {
        Load.parse(CLEAN).mustBeClean();
    }

    @Test
    void refusalsFailuresAndSilenceAreNoFigures() {
        assertInvalid(CLEAN.replace("status=0", "status=12"), "12 had a status other than 2xx");
        assertInvalid(CLEAN.replace("connect=0", "connect=1"), "1 connections or requests failed");
        assertInvalid(CLEAN.replace("read=0", "read=1").replace("write=0", "write=1").replace("timeout=0", "timeout=1"),
                "3 connections or requests failed");
        assertInvalid(CLEAN.replace("requests=5000", "requests=0"), "of 0 answers");
    }

    private static void assertInvalid(String figures, String why) {
        var load = Load.parse(figures);
        assertThatExceptionOfType(CaseInvalid.class).isThrownBy(load::mustBeClean).withMessageContaining(why);
    }
}
