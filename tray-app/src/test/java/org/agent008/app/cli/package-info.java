/** The commands against a real API server with a phone over fakes. */
@NullMarked
package org.agent008.app.cli;

import org.jspecify.annotations.NullMarked;
