@NullMarked
package org.agent008.app.sound;

import org.jspecify.annotations.NullMarked;
