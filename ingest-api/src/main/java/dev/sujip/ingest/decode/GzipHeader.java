package dev.sujip.ingest.decode;

import java.util.zip.CRC32;

/** The header of a gzip member, of which nothing is wanted but where it ends. */
final class GzipHeader {

    private static final int FIXED_BYTES = 10;
    private static final int DEFLATE = 8;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final byte[] encoded;
    private int position;

    /** @throws DecodeException if there is no whole header at {@code start} */
    GzipHeader(byte[] encoded, int start) throws DecodeException {
        this.encoded = encoded;
        position = start;
        requireMagic(start);
        int flags = encoded[start + 3];
        if (encoded[start + 2] != DEFLATE || (flags & RESERVED) != 0) {
            throw GzipDecoder.malformed("is broken: byte " + start + " begins a member of an unknown kind");
        }
        skip(FIXED_BYTES);
        if ((flags & HAS_EXTRA) != 0) {
            skip(2);
            skip(unsigned16(position - 2));
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_CRC) != 0) {
            requireCrc(start);
        }
    }

    /** Returns where the member's compressed data begins. */
    int end() {
        return position;
    }

    private void requireMagic(int start) throws DecodeException {
        boolean gzip = encoded.length - start >= 2 && encoded[start] == 0x1F && encoded[start + 1] == (byte) 0x8B;
        if (!gzip) {
            throw GzipDecoder.malformed(start == 0
                    ? "is no gzip"
                    : "has something else after its end, at byte " + start);
        }
        if (encoded.length - start < FIXED_BYTES) {
            throw GzipDecoder.malformed("ends too early");
        }
    }

    private void requireCrc(int start) throws DecodeException {
        var crc = new CRC32();
        crc.update(encoded, start, position - start);
        skip(2);
        if (unsigned16(position - 2) != (crc.getValue() & 0xFFFF)) {
            throw GzipDecoder.malformed("is broken: the checksum of its header does not match");
        }
    }

    private void skipText() throws DecodeException {
        do {
            skip(1);
        } while (encoded[position - 1] != 0);
    }

    private void skip(int bytes) throws DecodeException {
        if (bytes > encoded.length - position) {
            throw GzipDecoder.malformed("ends too early");
        }
        position += bytes;
    }

    private int unsigned16(int at) {
        return (encoded[at] & 0xFF) | (encoded[at + 1] & 0xFF) << 8;
    }
}
