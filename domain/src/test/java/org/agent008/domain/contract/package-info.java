/** What every implementation of a port must do, as tests. */
@NullMarked
package org.agent008.domain.contract;

import org.jspecify.annotations.NullMarked;
