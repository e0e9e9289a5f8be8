/** What an image of Kafka or ZooKeeper does before it becomes the server: no shell, so signals reach the server itself. */
@NullMarked
package dev.sujip.launch;

import org.jspecify.annotations.NullMarked;
