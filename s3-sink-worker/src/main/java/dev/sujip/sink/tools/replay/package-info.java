/** The command {@code replay}: writes stored records to a topic, each once. */
@NullMarked
package dev.sujip.sink.tools.replay;

import org.jspecify.annotations.NullMarked;
