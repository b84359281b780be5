package org.agent008.adapter.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Needs Linux with user namespaces. */
class LoopbackOnlyLabIT {
    @Test
    void aCallWorksWhereOnlyTheLoopbackInterfaceIsUp() {
        var loopbackOnly =
                List.of("unshare", "-rn", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh");
        Forked run = Forked.run(loopbackOnly, Map.of(), Hazards.class, "aCall");
        assertThat(run.output()).contains("survived aCall");
        assertThat(run.exit()).as(run.output()).isZero();
    }
}
