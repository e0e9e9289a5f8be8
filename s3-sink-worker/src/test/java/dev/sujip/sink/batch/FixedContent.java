package dev.sujip.sink.batch;

/** Content that has been there all along. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record FixedContent(byte[] bytes) implements ObjectContent {

    @Override
    public long heldBytes() {
        return bytes.length;
    }
}
