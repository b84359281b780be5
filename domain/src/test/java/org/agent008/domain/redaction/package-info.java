@NullMarked
package org.agent008.domain.redaction;

import org.jspecify.annotations.NullMarked;
