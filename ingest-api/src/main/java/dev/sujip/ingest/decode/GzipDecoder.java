package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip. The JDK's stream ends quietly at whatever stands after the last member, copies the input, and leaves native memory to
 * the garbage collector when a header is bad; so the members are read here, and only inflating is the JDK's.
 */
final class GzipDecoder {

    private static final int TRAILER_BYTES = 8;
    /** No deflate stream grows more than this. */
    private static final long MAX_RATIO = 1032;

    private final byte[] encoded;
    private int position;

    GzipDecoder(byte[] encoded) {
        this.encoded = encoded;
    }

    byte[] decode(int maxBytes, ByteBudget budget) throws DecodeException {
        var inflater = new Inflater(true);
        try {
            position = new GzipHeader(encoded, 0).end();
            var decoded = new DecodedBytes(expectedBytes(), maxBytes, budget);
            readMember(inflater, decoded);
            while (position < encoded.length) {
                position = new GzipHeader(encoded, position).end();
                inflater.reset();
                readMember(inflater, decoded);
            }
            return decoded.toArray();
        } catch (DataFormatException e) {
            throw malformed("is broken: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private void readMember(Inflater inflater, DecodedBytes decoded) throws DataFormatException, DecodeException {
        var crc = new CRC32();
        inflater.setInput(encoded, position, encoded.length - position);
        while (!inflater.finished()) {
            byte[] target = decoded.target();
            int offset = decoded.offset();
            int bytes = inflater.inflate(target, offset, decoded.room());
            if (bytes == 0 && !inflater.finished()) {
                throw malformed("ends too early");
            }
            crc.update(target, offset, bytes);
            decoded.advance(bytes);
        }
        position = encoded.length - inflater.getRemaining();
        requireTrailer(crc.getValue(), inflater.getBytesWritten());
    }

    private void requireTrailer(long crc, long size) throws DecodeException {
        if (encoded.length - position < TRAILER_BYTES) {
            throw malformed("ends too early");
        }
        if (littleEndian(position) != crc || littleEndian(position + 4) != (size & 0xFFFF_FFFFL)) {
            throw malformed("is broken: its checksum or its length does not match");
        }
        position += TRAILER_BYTES;
    }

    /** What the last member says of its size, which is that of the whole body where there is one member. */
    private long expectedBytes() {
        return encoded.length < TRAILER_BYTES
                ? 0
                : Math.min(littleEndian(encoded.length - 4), MAX_RATIO * encoded.length);
    }

    private long littleEndian(int at) {
        return (encoded[at] & 0xFFL) | (encoded[at + 1] & 0xFFL) << 8 | (encoded[at + 2] & 0xFFL) << 16
                | (encoded[at + 3] & 0xFFL) << 24;
    }

    static DecodeException malformed(String what) {
        return new DecodeException(Reason.MALFORMED,
                "The gzip body " + what + "; send all of it, and nothing after it.");
    }
}
