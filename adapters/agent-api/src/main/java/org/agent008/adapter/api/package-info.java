/** The local API that agents and scripts use: REST and an event stream, on this machine only. */
@NullMarked
package org.agent008.adapter.api;

import org.jspecify.annotations.NullMarked;
