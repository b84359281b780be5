package org.agent008.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.agent008.app.view.Snapshots;
import org.agent008.app.window.TransferStep.Stage;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Party;
import org.agent008.domain.phone.CallSnapshot;
import org.junit.jupiter.api.Test;

class TransferStepTest {
    private static final CallId A = new CallId("a");
    private static final Party BEA = Party.of("1003", "Bea");
    private static final CallSnapshot TALK = Snapshots.active("a", Snapshots.ANA);

    @Test
    void thePersonFirstChoosesAndSeesWhyTheLastTryFailed() {
        assertThat(of(TALK)).extracting(TransferStep::stage).isEqualTo(Stage.CHOOSING);
        TransferStep again =
                of(Snapshots.handed(TALK, Optional.empty(), Optional.of("1003 is busy.")));
        assertThat(again.stage()).isEqualTo(Stage.CHOOSING);
        assertThat(again.problem()).contains("1003 is busy.");
    }

    @Test
    void whileTheTargetIsAskedTheTwoCanBeConnectedOnceItAnswered() {
        CallSnapshot held = Snapshots.held(TALK);
        TransferStep calling =
                of(held, Snapshots.consultation("b", BEA, new CallState.Ringing(), A));
        assertThat(calling.stage()).isEqualTo(Stage.CALLING);
        assertThat(calling.text()).isEqualTo("Calling Bea… Ana García waits.");
        TransferStep asking =
                of(held, Snapshots.consultation("b", BEA, new CallState.Active(Snapshots.NOW), A));
        assertThat(asking.stage()).isEqualTo(Stage.ASKING);
        assertThat(asking.consultation()).contains(new CallId("b"));
    }

    @Test
    void aCallForAnotherReasonIsNoConsultation() {
        CallSnapshot other =
                Snapshots.consultation(
                        "b", BEA, new CallState.Active(Snapshots.NOW), new CallId("other"));
        assertThat(of(TALK, other).stage()).isEqualTo(Stage.CHOOSING);
    }

    @Test
    void onTheWayThereIsOnlyToWait() {
        assertThat(of(Snapshots.underWay(TALK, "1003")).stage()).isEqualTo(Stage.UNDER_WAY);
    }

    @Test
    void whatTheFarEndAsksForIsNotOurTransfer() {
        assertThat(of(Snapshots.asked(TALK, "1003")).stage()).isEqualTo(Stage.CHOOSING);
    }

    @Test
    void itIsOverWithTheCall() {
        assertThat(of().stage()).isEqualTo(Stage.OVER);
        assertThat(of(Snapshots.ringing("a", Snapshots.ANA)).stage()).isEqualTo(Stage.OVER);
    }

    private static TransferStep of(CallSnapshot... calls) {
        return TransferStep.of(A, Snapshots.registered(calls));
    }
}
