/** What was typed. */
@NullMarked
package dev.sujip.bench.command;

import org.jspecify.annotations.NullMarked;
