package dev.sujip.ingest.security;

/** A file of keys cannot be used as it is. */
final class InvalidKeysException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String mend;

    /**
     * Makes the exception.
     *
     * @param fault what is wrong, with the line; nothing of what stands there
     * @param mend  what to do about it
     */
    InvalidKeysException(String fault, String mend) {
        super(fault);
        this.mend = mend;
    }

    String mend() {
        return mend;
    }
}
