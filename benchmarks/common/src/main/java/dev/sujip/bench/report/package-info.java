/** What people and programs are told. */
@NullMarked
package dev.sujip.bench.report;

import org.jspecify.annotations.NullMarked;
