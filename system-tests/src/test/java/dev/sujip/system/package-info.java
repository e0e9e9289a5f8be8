/** Scenarios from outside: the built artefacts as processes, records posted over HTTP, objects read back by S3. */
@NullMarked
package dev.sujip.system;

import org.jspecify.annotations.NullMarked;
