/** The icon in the system tray and its menu. */
@NullMarked
package org.agent008.app.tray;

import org.jspecify.annotations.NullMarked;
