package dev.sujip.sink.batch;

/** Content that has been there all along. */
public record FixedContent(ObjectBytes bytes) implements ObjectContent {

    @Override
    public long heldBytes() {
        return bytes.length();
    }
}
