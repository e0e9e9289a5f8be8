package dev.sujip.sink.store;

/** By what the store checks, before it stores them, that the bytes of an object are those that were sent. */
public enum Checksum {
    /** The SHA-256 that the object's metadata has anyway, sent as {@code x-amz-checksum-sha256}. */
    SHA256,
    /** CRC32, computed while the bytes are sent: the SDK's own default. */
    CRC32,
    /** Nothing but what TLS or the request's signature cover, for stores that reject checksums. */
    NONE
}
