package dev.sujip.sink.store;

/** Who encrypts what is stored, besides whatever the bucket does by itself. */
public enum Encryption {
    /** The bucket's own default; nothing is asked for. */
    NONE,
    /** The store, with keys of its own (SSE-S3, AES256). */
    S3,
    /** The store, with a key of a key management service (SSE-KMS). */
    KMS
}
