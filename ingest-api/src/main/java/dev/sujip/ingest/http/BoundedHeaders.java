package dev.sujip.ingest.http;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;

/** Bounds how many headers a request has: one of four bytes takes some 150 of memory, so a bound in bytes alone says little. */
final class BoundedHeaders implements HttpHeadersFactory {

    static final int MOST = 100;

    @Override
    public HttpHeaders newHeaders() {
        return new Counted();
    }

    @Override
    public HttpHeaders newEmptyHeaders() {
        return new Counted();
    }

    /** There are more headers than are taken. */
    static final class TooMany extends TooLongFrameException {

        private static final long serialVersionUID = 1L;

        TooMany() {
            super("more than " + MOST + " headers");
        }
    }

    private static final class Counted extends DefaultHttpHeaders {

        private int count;

        @Override
        public HttpHeaders add(CharSequence name, Object value) {
            countOne();
            return super.add(name, value);
        }

        @Override
        public HttpHeaders add(String name, Object value) {
            countOne();
            return super.add(name, value);
        }

        private void countOne() {
            count++;
            if (count > MOST) {
                throw new TooMany();
            }
        }
    }
}
