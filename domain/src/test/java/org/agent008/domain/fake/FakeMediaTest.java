package org.agent008.domain.fake;

import org.agent008.domain.contract.MediaContract;
import org.agent008.domain.port.Media;

class FakeMediaTest implements MediaContract {
    private final Media media = new FakeMedia();

    @Override
    public Media media() {
        return media;
    }
}
