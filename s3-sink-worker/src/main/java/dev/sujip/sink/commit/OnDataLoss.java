package dev.sujip.sink.commit;

/** What to do when retention has removed records before they were stored. */
public enum OnDataLoss {
    /** End the worker, so that somebody looks. */
    STOP,
    /** Leave a mark in the store and go on with the oldest record that is left. */
    CONTINUE
}
