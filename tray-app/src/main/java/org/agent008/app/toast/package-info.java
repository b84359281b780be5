/** What comes up by itself: calls, and what went wrong. */
@NullMarked
package org.agent008.app.toast;

import org.jspecify.annotations.NullMarked;
