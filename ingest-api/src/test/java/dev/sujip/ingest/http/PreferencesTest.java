package dev.sujip.ingest.http;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PreferencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "return=minimal               | return=minimal",
            "Return=Minimal               | return=minimal",
            "return = \"minimal\"         | return=minimal",
            "respond-async                | respond-async",
            "respond-async; wait=10       | respond-async",
            "wait=10, respond-async       | respond-async",
            "return=minimal,respond-async | respond-async, return=minimal",
            "return=representation        | ''",
            "handling=strict, x-other     | ''",
            "respond-asynchronously       | ''",
            "','                          | ''"})
    void meetsTheKnownAndPassesOverTheRest(String prefer, String applied) {
        assertThat(Preferences.of(new DefaultHttpHeaders().add("Prefer", prefer))).hasToString(applied);
    }

    @ParameterizedTest
    @CsvSource({"return=minimal,respond-async"})
    void readsAllPreferHeaders(String first, String second) {
        var headers = new DefaultHttpHeaders().add("Prefer", first).add("prefer", second);
        assertThat(Preferences.of(headers)).isEqualTo(new Preferences(true, true));
    }
}
