package org.agent008.app.lab;

import java.io.IOException;
import java.nio.file.Path;
import org.agent008.adapter.webrtc.ToneMeter;

/**
 * A SIP phone that speaks plain RTP only: plays a tone, answers by itself, records what it hears.
 */
interface PlainPhone extends AutoCloseable {
    /** Calls a user of the lab. */
    void call(String user);

    void hangUp();

    /** The last whole second it heard of a call that is over. */
    ToneMeter.Reading heard();

    /** Unregisters and ends. */
    @Override
    void close() throws IOException;

    /** Starts one and waits until it is registered. */
    interface Maker {
        PlainPhone start(Lab lab, String user, Path tone) throws IOException;
    }
}
