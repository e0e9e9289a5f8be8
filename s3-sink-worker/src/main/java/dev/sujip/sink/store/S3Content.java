package dev.sujip.sink.store;

import software.amazon.awssdk.core.exception.SdkException;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The content of an object on its way: a connection that breaks is told from content that is broken. */
final class S3Content extends FilterInputStream {

    private final String request;

    /** Content that {@code request} brings; messages begin with it. */
    S3Content(InputStream content, String request) {
        super(content);
        this.request = request;
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException | SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        try {
            return super.read(bytes, from, length);
        } catch (IOException | SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException | SdkException e) {
            throw failed(e);
        }
    }

    private StoreException failed(Exception cause) {
        return new StoreException(request + ": " + cause.getMessage(), cause);
    }
}
