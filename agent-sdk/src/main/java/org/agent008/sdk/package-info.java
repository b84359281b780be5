/** Drives an Agent 008 that runs on this machine: begin with {@link org.agent008.sdk.Softphone}. */
@NullMarked
package org.agent008.sdk;

import org.jspecify.annotations.NullMarked;
