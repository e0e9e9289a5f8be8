package dev.sujip.sink.batch;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/** Reads pieces one after the other. */
final class PiecesStream extends InputStream {

    private final Iterator<ByteBuffer> following;
    private ByteBuffer piece = ByteBuffer.allocate(0);

    PiecesStream(List<ByteBuffer> pieces) {
        this.following = pieces.iterator();
    }

    @Override
    public int read() {
        return atEnd() ? -1 : piece.get() & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (atEnd()) {
            return -1;
        }
        int now = Math.min(length, piece.remaining());
        piece.get(bytes, from, now);
        return now;
    }

    private boolean atEnd() {
        while (!piece.hasRemaining() && following.hasNext()) {
            piece = following.next().duplicate();
        }
        return !piece.hasRemaining();
    }
}
