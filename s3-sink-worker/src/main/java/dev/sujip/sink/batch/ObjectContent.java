package dev.sujip.sink.batch;

/** The bytes that an object will have. Safe for use by any thread. */
public interface ObjectContent {

    /** Returns all bytes; waits for those that somebody is still compressing. The same at every call. */
    ObjectBytes bytes();

    /** How much memory is held for it at the moment, in bytes. Never waits. */
    long heldBytes();
}
