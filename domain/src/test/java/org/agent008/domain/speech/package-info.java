@NullMarked
package org.agent008.domain.speech;

import org.jspecify.annotations.NullMarked;
