package org.agent008.app.doctor;

import java.util.List;
import java.util.Optional;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.port.History;

/** Looks in the history for calls that failed because the other side had no encrypted audio. */
public final class PeersCheck implements Check {
    private static final int CALLS = 200;

    private final History history;

    public PeersCheck(History history) {
        this.history = history;
    }

    @Override
    public void examine(Chart chart) throws InterruptedException {
        chart.look("Plain-RTP peers", this::look);
    }

    private Finding look() {
        List<Cdr> calls = history.search("", Optional.empty(), CALLS);
        List<Cdr> refused =
                calls.stream()
                        .filter(c -> c.cause().equals(Optional.of(HangUpCause.MEDIA_REFUSED)))
                        .toList();
        if (refused.isEmpty()) {
            return Finding.ok("none in the last %d calls".formatted(calls.size()));
        }
        Cdr last = refused.getFirst();
        return Finding.warning(
                "%d of the last %d calls found no common audio (488), the last one with %s on %tF"
                        .formatted(
                                refused.size(), calls.size(), last.remote().number(), last.date()),
                "That side offers plain RTP: put a media gateway such as rtpengine between, or"
                        + " switch on WebRTC (DTLS-SRTP and ICE) for it in the phone system.");
    }
}
