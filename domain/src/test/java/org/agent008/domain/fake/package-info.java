/** Hand-written stand-ins for the ports, kept honest by the contracts they run. */
@NullMarked
package org.agent008.domain.fake;

import org.jspecify.annotations.NullMarked;
