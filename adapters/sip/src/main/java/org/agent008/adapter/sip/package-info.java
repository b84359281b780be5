/**
 * SIP over WebSocket (RFC 7118): registration and calls, on the parser and transactions of
 * JAIN-SIP.
 */
@NullMarked
package org.agent008.adapter.sip;

import org.jspecify.annotations.NullMarked;
