package dev.sujip.ingest.http;

import dev.sujip.ingest.problem.ProblemException;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestHeadersTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private final HttpHeaders headers = DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();

    @Test
    void needsNeitherKeyNorTrace() {
        assertThat(RequestHeaders.recordKey(headers)).isNull();
        assertThat(TraceContext.of(headers)).isEmpty();
    }

    @Test
    void givesTheBytesOfTheKeyAsTheyCame() {
        headers.add("Record-Key", "s-\u00c3\u00a9");
        assertThat(RequestHeaders.recordKey(headers)).containsExactly('s', '-', 0xC3, 0xA9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00e9"})
    void refusesAKeyThatIsEmptyOrNotUtf8(String key) {
        headers.add("Record-Key", key);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> RequestHeaders.recordKey(headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00-" + TRACE + "-" + SPAN + "-01", "cc-" + TRACE + "-" + SPAN + "-00"})
    void passesAValidTraceOn(String traceparent) {
        headers.add("traceparent", traceparent);
        assertThat(TraceContext.of(headers)).singleElement()
                .satisfies(header -> assertThat(new String(header.value(), StandardCharsets.US_ASCII))
                        .isEqualTo(traceparent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ff-" + TRACE + "-" + SPAN + "-01",
            "00-00000000000000000000000000000000-" + SPAN + "-01",
            "00-" + TRACE + "-0000000000000000-01", "00-" + TRACE + "-" + SPAN + "-0G",
            "00-" + TRACE + "-" + SPAN + "-01-x"})
    void ignoresATraceThatIsNotValid(String traceparent) {
        headers.add("traceparent", traceparent);
        assertThat(TraceContext.of(headers)).isEmpty();
    }
}
