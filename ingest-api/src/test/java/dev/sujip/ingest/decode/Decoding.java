package dev.sujip.ingest.decode;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Says in text what decoders take and give. */
final class Decoding {

    private Decoding() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<String> texts(RecordSlices records) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < records.count(); i++) {
            texts.add(new String(records.value(i), StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** Returns the key of each record, null for none. */
    static List<@Nullable String> keys(RecordSlices records) {
        var keys = new ArrayList<@Nullable String>();
        for (int i = 0; i < records.count(); i++) {
            byte[] key = records.key(i);
            keys.add(key == null ? null : new String(key, StandardCharsets.UTF_8));
        }
        return keys;
    }

    static DecodeException refusal(ThrowingCallable decoding) {
        var refusal = catchThrowableOfType(DecodeException.class, decoding);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
