/** What is sent: cases, and the bodies of their requests. */
@NullMarked
package dev.sujip.bench.http.workload;

import org.jspecify.annotations.NullMarked;
