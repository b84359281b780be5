/** Calls with real peers: Kamailio and headless Chromium with SIP.js. */
@NullMarked
package org.agent008.app.lab;

import org.jspecify.annotations.NullMarked;
