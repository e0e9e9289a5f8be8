/** A way to the store on which a test makes go wrong what can: requests are held, refused, lost or never answered. */
@NullMarked
package dev.sujip.system.gateway;

import org.jspecify.annotations.NullMarked;
