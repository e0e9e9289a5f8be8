package dev.sujip.ingest.contract;

import dev.sujip.ingest.problem.ProblemType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the contract against the code that keeps it. */
class OpenApiTest {

    static OpenApiDocument document;

    @BeforeAll
    static void read() throws IOException {
        document = OpenApiDocument.read();
    }

    @Test
    void refersOnlyToWhatIsThere() {
        assertThat(document.references()).isNotEmpty()
                .allSatisfy(each -> assertThat(document.target(each).isMissingNode()).as(each).isFalse());
    }

    @Test
    void namesEveryProblemThereIsAndNoOther() {
        assertThat(document.root().at("/components/schemas/ProblemType/enum").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(Stream.of(ProblemType.values()).map(ProblemType::uri).toList());
    }

    @Test
    void givesEveryProblemItsStatus() {
        assertThat(document.problems().flatMap(each -> each.at("/type/enum").valueStream()
                .map(type -> each.at("/status/const").asInt() + " " + type.asString())))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ProblemType.values()).map(type -> type.status() + " " + type.uri()).toList());
    }

    @Test
    void listsEveryStatusUnderBothUploads() {
        for (var path : new String[]{"/paths/~1upload", "/paths/~1upload~1{topic}"}) {
            var statuses = document.root().at(path + "/post/responses").propertyNames();
            assertThat(statuses).contains("200", "202", "204");
            assertThat(statuses).containsAll(Stream.of(ProblemType.values())
                    // The one that an operation cannot answer, since it is about operations that are not there.
                    .filter(type -> type != ProblemType.METHOD_NOT_ALLOWED)
                    .map(type -> Integer.toString(type.status())).toList());
        }
    }
}
