package dev.sujip.bench.command;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ArgumentsTest {

    @Test
    void listedNamesComeOnceAndInTheirOwnOrder() {
        var arguments = new Arguments(List.of("--units", "HOURS,SECONDS,HOURS"));
        assertThat(arguments.list(arguments.option(), TimeUnit::valueOf)).containsExactly(TimeUnit.SECONDS,
                TimeUnit.HOURS);
        assertThat(arguments.more()).isFalse();
    }

    @Test
    void aSettingsValueMayHoldAnEqualsSign() {
        assertThat(new Arguments(List.of("a=b=c")).setting("--set", "it", "x=y")).isEqualTo(Map.entry("a", "b=c"));
    }

    @Test
    void aNumberBeyondItsBoundIsNamedWithTheBound() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Arguments(List.of("11")).number("--rounds", 10))
                .withMessage("--rounds wants a whole number from 1 to 10, not '11'");
    }

    @Test
    void aMissingValueIsSaid() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Arguments(List.of()).value("--rounds"))
                .withMessage("--rounds wants a value");
    }
}
