/** What is told of a call. */
@NullMarked
package org.agent008.domain.cdr;

import org.jspecify.annotations.NullMarked;
