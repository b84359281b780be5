/** Calls, the signals that move them and the causes that end them. */
@NullMarked
package org.agent008.domain.call;

import org.jspecify.annotations.NullMarked;
