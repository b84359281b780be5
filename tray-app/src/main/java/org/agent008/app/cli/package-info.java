/** The commands that talk to a running phone over its local API. */
@NullMarked
package org.agent008.app.cli;

import org.jspecify.annotations.NullMarked;
