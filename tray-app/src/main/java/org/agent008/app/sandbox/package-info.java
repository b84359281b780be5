/**
 * A phone system and far ends on one machine: for the demo, for {@code run --sandbox} and for end
 * to end tests. All of it listens on loopback only.
 */
@NullMarked
package org.agent008.app.sandbox;

import org.jspecify.annotations.NullMarked;
