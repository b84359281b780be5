@NullMarked
package org.agent008.domain.event;

import org.jspecify.annotations.NullMarked;
