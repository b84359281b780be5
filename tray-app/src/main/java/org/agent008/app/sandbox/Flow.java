package org.agent008.app.sandbox;

/** One WebSocket connection. Sending never blocks and never throws: a dead flow is closed soon. */
interface Flow {

    void send(SipMessage message);
}
