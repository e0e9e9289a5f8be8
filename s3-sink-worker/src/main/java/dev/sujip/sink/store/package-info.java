/** The object store, reached through one small interface whose only guarantee is a conditional PUT. */
@NullMarked
package dev.sujip.sink.store;

import org.jspecify.annotations.NullMarked;
