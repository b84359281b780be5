package org.agent008.adapter.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Needs Linux with user namespaces, iptables and coturn. */
class LoopbackOnlyLabIT {
    private static final List<String> LOOPBACK_ONLY =
            List.of(
                    "unshare",
                    "-rn",
                    "sh",
                    "-c",
                    "PATH=$PATH:/usr/sbin:/sbin; ip link set lo up && exec \"$@\"",
                    "sh");

    @Test
    void aCallWorksWhereOnlyTheLoopbackInterfaceIsUp() {
        survives("aCall");
    }

    @Test
    void aBrokenPathIsNoticedAndANewOneBringsTheAudioBack() {
        survives("aPathThatBreaks");
    }

    @Test
    void aCallThatCanOnlyGoThroughTurnDoesByUdp() {
        survives("onlyThroughTurnByUdp");
    }

    @Test
    void aCallThatCanOnlyGoThroughTurnDoesByTcp() {
        survives("onlyThroughTurnByTcp");
    }

    private static void survives(String hazard) {
        Forked run = Forked.run(LOOPBACK_ONLY, Map.of(), Hazards.class, hazard);
        assertThat(run.output()).contains("survived " + hazard);
        assertThat(run.exit()).as(run.output()).isZero();
    }
}
