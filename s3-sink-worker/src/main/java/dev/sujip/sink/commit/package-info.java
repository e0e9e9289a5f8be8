/** Where the group stands: which position a partition is read from, and that a position is committed only once all below it is stored. */
@NullMarked
package dev.sujip.sink.commit;

import org.jspecify.annotations.NullMarked;
