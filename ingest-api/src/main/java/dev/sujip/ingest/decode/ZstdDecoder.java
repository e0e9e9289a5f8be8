package dev.sujip.ingest.decode;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdBufferDecompressingStreamNoFinalizer;
import com.github.luben.zstd.ZstdIOException;
import dev.sujip.ingest.decode.DecodeException.Reason;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Unpacks Zstandard. The library's input stream takes a frame that is cut off for the end, if another frame stands before it. */
final class ZstdDecoder {

    /** 8 MiB, above which no sender may go over HTTP. What a frame's header asks for is allocated, native and beside our budget. */
    private static final int MAX_WINDOW_LOG = 23;

    private final byte[] encoded;

    ZstdDecoder(byte[] encoded) {
        this.encoded = encoded;
    }

    byte[] decode(int maxBytes, ByteBudget budget) throws DecodeException {
        if (encoded.length == 0) {
            throw malformed("is empty");
        }
        var decoded = new DecodedBytes(Zstd.getFrameContentSize(encoded, 0, encoded.length), maxBytes, budget);
        var source = ByteBuffer.wrap(encoded);
        try (var stream = new ZstdBufferDecompressingStreamNoFinalizer(source)) {
            stream.setLongMax(MAX_WINDOW_LOG);
            while (stream.hasRemaining()) {
                int before = source.position();
                int bytes = stream.read(
                        ByteBuffer.wrap(decoded.target(), decoded.offset(), decoded.room()));
                if (bytes == 0 && source.position() == before && stream.hasRemaining()) {
                    throw malformed("ends too early");
                }
                decoded.advance(bytes);
            }
        } catch (ZstdIOException e) {
            throw refusal(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return decoded.toArray();
    }

    private static DecodeException refusal(ZstdIOException cause) {
        return cause.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()
                ? malformed("needs a window of more than 8 MiB, which is not allowed over HTTP")
                : malformed("is broken: " + cause.getMessage());
    }

    private static DecodeException malformed(String what) {
        return new DecodeException(Reason.MALFORMED,
                "The zstd body " + what + "; send all of it, and nothing after it.");
    }
}
