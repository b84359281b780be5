/** Brings events to webhooks: signed, in order per call, at least once. */
@NullMarked
package org.agent008.adapter.webhook;

import org.jspecify.annotations.NullMarked;
