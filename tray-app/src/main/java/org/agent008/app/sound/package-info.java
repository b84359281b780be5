/** What the person at the phone hears and says: which call, and which tones. */
@NullMarked
package org.agent008.app.sound;

import org.jspecify.annotations.NullMarked;
