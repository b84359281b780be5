@NullMarked
package org.agent008.app.screen;

import org.jspecify.annotations.NullMarked;
