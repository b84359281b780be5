/** What calls were about and how people felt, found out on this machine. */
@NullMarked
package org.agent008.adapter.analytics;

import org.jspecify.annotations.NullMarked;
