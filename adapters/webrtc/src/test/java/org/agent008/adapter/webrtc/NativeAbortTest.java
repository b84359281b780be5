package org.agent008.adapter.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each known way to abort or hang the JVM from the media library stays shut. */
class NativeAbortTest {
    @Test
    void afterACallMainReturnsAndTheJvmEnds() {
        survives("aCall");
    }

    @Test
    void aCallWorksWithoutASoundServer() {
        survives("aCall", Map.of("PULSE_SERVER", "unix:/nowhere/pulse"));
    }

    @Test
    void aSoundCardThatIsNotThereIsToldOnceAndTheCallGoesOn() {
        String output =
                survives("aSoundCardThatIsNotThere", Map.of("PULSE_SERVER", "unix:/nowhere/pulse"));
        assertThat(output).containsOnlyOnce("No sound card, calls go on without: ");
    }

    @Test
    void tapsVoicesAndListenersMayThrow() {
        survives("callbacksThatThrow");
    }

    @Test
    void aCallMayBeClosedFromItsOwnCallbacks() {
        survives("closeFromCallbacks");
    }

    @Test
    void allMayBeClosedWhilePeopleTalk() {
        survives("closeWithoutHangingUp");
    }

    @Test
    void everythingMayBeClosedTwice() {
        survives("closeTwice");
    }

    @Test
    void aCallMayBeClosedWhileItGathersCandidates() {
        survives("closeWhileGathering");
    }

    @Test
    void thirtyCallsLeaveNoThreadsBehind() {
        survives("manyCalls");
    }

    @Test
    void hostileSdpIsRefusedAndTheNextCallWorks() {
        survives("hostileSdp");
    }

    @Test
    void aLibraryThatCannotBeLoadedIsToldEachTime() {
        String output =
                survives(
                        "brokenLibrary",
                        Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=/no/such/directory"));
        assertThat(output.lines())
                .filteredOn(line -> line.contains("The media library cannot be used: "))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.contains("/no/such/directory"));
    }

    private static String survives(String hazard) {
        return survives(hazard, Map.of());
    }

    private static String survives(String hazard, Map<String, String> environment) {
        Forked run = Forked.run(List.of(), environment, Hazards.class, hazard);
        assertThat(run.output()).contains("survived " + hazard);
        assertThat(run.exit()).as(run.output()).isZero();
        return run.output();
    }
}
