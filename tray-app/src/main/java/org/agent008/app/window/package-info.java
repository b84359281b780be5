/** Windows and dialogs, in Swing: loaded when the first of them is shown. */
@NullMarked
package org.agent008.app.window;

import org.jspecify.annotations.NullMarked;
