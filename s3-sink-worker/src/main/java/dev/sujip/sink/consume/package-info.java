/** Reads the topic as a member of the group: polls, pauses, seeks, and hands each record to the chain of its partition. */
@NullMarked
package dev.sujip.sink.consume;

import org.jspecify.annotations.NullMarked;
