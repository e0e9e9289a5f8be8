package dev.sujip.ingest.security;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenDoorTest {

    @Test
    void takesEverybodyForTheSameCallerWhoMayWriteEverything() throws Exception {
        var door = new OpenDoor();
        var caller = Authentication.caller(door.authenticate(SentHeaders.of("X-API-Key", "whatever")));
        assertThat(caller.name()).isEqualTo("anonymous");
        assertThat(caller.isAnonymous()).isTrue();
        assertThat(caller.mayWrite("uploads")).isTrue();
        assertThat(door.challenge()).isNull();
    }
}
