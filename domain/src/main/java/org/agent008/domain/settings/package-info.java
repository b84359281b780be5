/** What the person configured. */
@NullMarked
package org.agent008.domain.settings;

import org.jspecify.annotations.NullMarked;
