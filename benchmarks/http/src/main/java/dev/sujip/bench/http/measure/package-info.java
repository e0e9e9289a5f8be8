/** Systems under load, and what is measured of them. */
@NullMarked
package dev.sujip.bench.http.measure;

import org.jspecify.annotations.NullMarked;
