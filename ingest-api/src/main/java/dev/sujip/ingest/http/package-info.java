/** The edge: the only package that knows Reactor and the web server. */
@NullMarked
package dev.sujip.ingest.http;

import org.jspecify.annotations.NullMarked;
