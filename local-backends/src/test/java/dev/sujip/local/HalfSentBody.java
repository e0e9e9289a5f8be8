package dev.sujip.local;

import software.amazon.awssdk.core.sync.RequestBody;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** A request body that stops in the middle until it is told to go on. */
final class HalfSentBody implements AutoCloseable {

    private final int length;
    private final CountDownLatch rest = new CountDownLatch(1);

    HalfSentBody(int length) {
        this.length = length;
    }

    void sendTheRest() {
        rest.countDown();
    }

    /** Sends the rest, so that a test that failed meanwhile ends. */
    @Override
    public void close() {
        sendTheRest();
    }

    RequestBody asRequestBody() {
        return RequestBody.fromContentProvider(Halting::new, length, "application/octet-stream");
    }

    private final class Halting extends InputStream {

        private int sent;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            if (sent == length) {
                return -1;
            }
            if (sent == length / 2) {
                awaitTheRest();
            }
            var end = sent < length / 2 ? length / 2 : length;
            var now = Math.min(count, end - sent);
            Arrays.fill(buffer, offset, offset + now, (byte) 'x');
            sent += now;
            return now;
        }

        private void awaitTheRest() throws IOException {
            try {
                rest.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
