package dev.sujip.sink.simulation;

/** Ways to break the sink on purpose. Each must be caught by the check at a history's end, or the check would be worth nothing. */
enum Sabotage {
    NONE,
    /** The group's position moves on as soon as a PUT is sent, before it is answered. */
    COMMIT_BEFORE_PUT,
    /** The store overwrites whatever stands at the name. */
    UNCONDITIONAL_PUT,
    /** After another writer's object was adopted, reading goes on where it was. */
    ADOPT_WITHOUT_SEEKING,
    /** Two writers at the same link give their objects different names. */
    NAME_OF_ITS_OWN_FOR_EACH_WRITER,
    /** Where retention has overtaken the reader, reading goes on at the beginning of the log, and nothing says so. */
    SKIP_WITHOUT_MARK
}
