/** What is printed. */
@NullMarked
package dev.sujip.bench.http.report;

import org.jspecify.annotations.NullMarked;
