@NullMarked
package org.agent008.app.toast;

import org.jspecify.annotations.NullMarked;
