/** Events, CDRs and API records as JSON: the one place for wire names. */
@NullMarked
package org.agent008.adapter.wire;

import org.jspecify.annotations.NullMarked;
