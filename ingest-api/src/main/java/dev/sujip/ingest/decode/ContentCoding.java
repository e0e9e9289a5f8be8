package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** How a body was packed for its way over HTTP, as its {@code Content-Encoding} names it. */
public enum ContentCoding {
    /** Not at all. */
    IDENTITY,
    /** One or more gzip members (RFC 1952). */
    GZIP,
    /** One or more Zstandard frames (RFC 8878) with a window of at most 8 MiB (RFC 9659). */
    ZSTD;

    /** Returns the coding of that name in any case, null where it is not taken. */
    public static @Nullable ContentCoding named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "identity" -> IDENTITY;
            case "gzip", "x-gzip" -> GZIP;
            case "zstd" -> ZSTD;
            default -> null;
        };
    }

    /**
     * Returns what was packed; of {@link #IDENTITY} that is {@code encoded} itself. Whatever is thrown, nothing is held afterwards but
     * what was taken from the budget.
     *
     * @param encoded         the whole body as it was received
     * @param maxDecodedBytes the most bytes that the result may have; decoding ends where there would be one more
     * @param budget          asked before each allocation whose size a client can choose, together at most twice
     *                        {@code maxDecodedBytes} and a few kilobytes; how much of it is still held afterwards is the length of the
     *                        result
     * @throws DecodeException if there are too many bytes, the budget refuses, or {@code encoded} is malformed, truncated, or followed
     *                         by something else
     */
    public byte[] decode(byte[] encoded, int maxDecodedBytes, ByteBudget budget) throws DecodeException {
        return switch (this) {
            case IDENTITY -> requireSmall(encoded, maxDecodedBytes);
            case GZIP -> new GzipDecoder(encoded).decode(maxDecodedBytes, budget);
            case ZSTD -> new ZstdDecoder(encoded).decode(maxDecodedBytes, budget);
        };
    }

    private static byte[] requireSmall(byte[] body, int maxBytes) throws DecodeException {
        if (body.length > maxBytes) {
            throw new DecodeException(Reason.TOO_LARGE,
                    "The body has " + body.length + " bytes; at most " + maxBytes + " are taken.");
        }
        return body;
    }
}
