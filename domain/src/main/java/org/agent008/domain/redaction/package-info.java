/** What nobody but the two who talk should read is blackened in what they said. */
@NullMarked
package org.agent008.domain.redaction;

import org.jspecify.annotations.NullMarked;
