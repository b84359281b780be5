/** A silent stand-in for a library that phones home. */
@NullMarked
package dorkbox.updates;

import org.jspecify.annotations.NullMarked;
