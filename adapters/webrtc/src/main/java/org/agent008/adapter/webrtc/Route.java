package org.agent008.adapter.webrtc;

import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.AudioDesk.Side;
import org.agent008.domain.port.AudioDesk.Tap;

/** One call's way to the sound card and from it, between the call's clock and the card's. */
final class Route implements AutoCloseable {
    private final CallId call;
    private final JitterBuffer heard = new JitterBuffer();
    private final JitterBuffer said = new JitterBuffer();
    private final Tap ear;
    private final Tap mouth;

    Route(AudioDesk desk, CallId call) {
        this.call = call;
        ear = desk.tap(call, Side.REMOTE, heard::write);
        mouth =
                desk.speak(
                        call,
                        frame -> {
                            said.read(frame);
                            return true;
                        });
    }

    CallId call() {
        return call;
    }

    /** The next 10 ms for the speaker. */
    void hear(short[] frame) {
        heard.read(frame);
    }

    /** The next 10 ms from the microphone. */
    void say(short[] frame) {
        said.write(frame);
    }

    /** How often audio broke off, either way. */
    long underruns() {
        return heard.underruns() + said.underruns();
    }

    @Override
    public void close() {
        ear.close();
        mouth.close();
    }
}
