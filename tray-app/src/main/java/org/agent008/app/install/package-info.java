/** Makes the phone known to the desktop: links, menu, start with the session. */
@NullMarked
package org.agent008.app.install;

import org.jspecify.annotations.NullMarked;
