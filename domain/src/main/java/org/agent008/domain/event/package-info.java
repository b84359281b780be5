/** What happened, as integrators, scripts and windows see it. */
@NullMarked
package org.agent008.domain.event;

import org.jspecify.annotations.NullMarked;
