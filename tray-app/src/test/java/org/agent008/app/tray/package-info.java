@NullMarked
package org.agent008.app.tray;

import org.jspecify.annotations.NullMarked;
