package org.agent008.domain.fake;

import org.agent008.domain.contract.TranscriberContract;
import org.agent008.domain.port.Transcriber;
import org.agent008.domain.settings.TranscriptionSettings;
import org.agent008.domain.speech.Channel;

class FakeTranscriberTest implements TranscriberContract {
    private final FakeTranscriber transcriber = new FakeTranscriber();

    @Override
    public Transcriber transcriber() {
        return transcriber;
    }

    @Override
    public TranscriptionSettings how() {
        return TranscriptionSettings.DEFAULT;
    }

    @Override
    public void spoken(Channel channel) {
        transcriber.begins(CALL.value(), channel, 1, "good morning");
    }
}
