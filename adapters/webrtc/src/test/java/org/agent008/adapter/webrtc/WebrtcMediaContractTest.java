package org.agent008.adapter.webrtc;

import org.agent008.domain.contract.MediaContract;
import org.agent008.domain.port.Media;
import org.junit.jupiter.api.AfterEach;

class WebrtcMediaContractTest implements MediaContract {
    private final Media media = new WebrtcMedia(Calls.LOOPBACK);

    @Override
    public Media media() {
        return media;
    }

    @AfterEach
    void close() {
        media.close();
    }
}
