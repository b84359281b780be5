@NullMarked
package org.agent008.app.window;

import org.jspecify.annotations.NullMarked;
