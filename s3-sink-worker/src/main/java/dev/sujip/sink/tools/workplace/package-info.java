/** What every command stands on: the worker's settings, the store, Kafka, and how a command speaks and ends. */
@NullMarked
package dev.sujip.sink.tools.workplace;

import org.jspecify.annotations.NullMarked;
