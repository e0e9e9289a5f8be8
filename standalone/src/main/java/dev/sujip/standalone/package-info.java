/** The whole pipeline in one JVM: a Kafka broker, an S3 endpoint over a folder, and both services. */
@NullMarked
package dev.sujip.standalone;

import org.jspecify.annotations.NullMarked;
