/** Other programs: started, watched, and ended. */
@NullMarked
package dev.sujip.bench.process;

import org.jspecify.annotations.NullMarked;
