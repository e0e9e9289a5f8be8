package dev.sujip.local;

import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

class StartupFailureTest {

    @Test
    void givesTheDeepestReasonOnOneLine() {
        var thrown = new IllegalStateException("outer", new IOException("disk\n  is full"));

        assertThat(StartupFailure.reason(thrown)).isEqualTo("disk is full");
        assertThat(StartupFailure.message(thrown)).isEqualTo("outer");
    }

    @Test
    void namesTheTypeWhereNothingIsSaid() {
        assertThat(StartupFailure.reason(new IOException())).isEqualTo("IOException");
    }
}
