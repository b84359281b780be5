@NullMarked
package org.agent008.domain.phone;

import org.jspecify.annotations.NullMarked;
