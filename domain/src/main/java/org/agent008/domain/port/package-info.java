/** What the domain needs from the outside. */
@NullMarked
package org.agent008.domain.port;

import org.jspecify.annotations.NullMarked;
