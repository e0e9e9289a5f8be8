/** Other programs: started, watched, and ended. */
@NullMarked
package dev.sujip.bench.http.process;

import org.jspecify.annotations.NullMarked;
