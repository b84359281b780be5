/** What {@code agent008 doctor} looks at, besides what the adapters look at themselves. */
@NullMarked
package org.agent008.app.doctor;

import org.jspecify.annotations.NullMarked;
