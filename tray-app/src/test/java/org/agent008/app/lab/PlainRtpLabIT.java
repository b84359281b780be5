package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.agent008.adapter.webrtc.Tone;
import org.agent008.adapter.webrtc.ToneMeter;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.Receiver;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.port.AudioDesk.Side;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Phones that speak plain RTP only are called and call through rtpengine, and both hear. */
@TestInstance(Lifecycle.PER_CLASS)
class PlainRtpLabIT {
    private static final String US = "1001";
    private static final int OUR_HZ = 440;
    private static final int THEIR_HZ = 1000;
    private static final long ENOUGH = 4 * 48_000;

    private final Lab lab;
    private final Receiver receiver;
    private final Softphone phone;
    private final ApiClient api;

    PlainRtpLabIT() throws IOException {
        lab = Lab.startWithRtpengine();
        receiver = Receiver.start();
        phone =
                Softphone.start(
                                new PhoneConfig(
                                        lab.uri(), Lab.DOMAIN, US, Lab.password(US), receiver))
                        .awaitRegistered();
        api = phone.api();
    }

    @AfterAll
    void stop() throws IOException {
        phone.close();
        receiver.close();
        lab.close();
    }

    @Test
    void baresipCallsUs() throws IOException {
        theyCall("1006", Baresip::start, 48_000);
    }

    @Test
    void weCallBaresip() throws IOException {
        weCall("1007", Baresip::start, 48_000);
    }

    @Test
    void linphoneCallsUs() throws IOException {
        theyCall("1008", Linphone::start, 16_000);
    }

    @Test
    void weCallLinphone() throws IOException {
        weCall("1009", Linphone::start, 16_000);
    }

    private void theyCall(String user, PlainPhone.Maker maker, int rate) throws IOException {
        try (PlainPhone them = maker.start(lab, user, tone(rate))) {
            them.call(US);
            String call = api.awaitRinging();
            api.act(call, "answer");
            talk(call);
            them.hangUp();
            api.awaitNoCalls();
            heardUs(them);
            endedAs(call, HangUpCause.REMOTE_HUNG_UP);
        }
    }

    private void weCall(String user, PlainPhone.Maker maker, int rate) throws IOException {
        try (PlainPhone them = maker.start(lab, user, tone(rate))) {
            String call = api.dial(user);
            api.await(call, "active");
            talk(call);
            api.act(call, "hangup");
            heardUs(them);
            endedAs(call, HangUpCause.HUNG_UP);
        }
    }

    private static Path tone(int rate) throws IOException {
        return ToneFile.write(Lab.runDirectory("tone").resolve("tone.wav"), THEIR_HZ, rate);
    }

    /** Speaks a tone until theirs was heard for some seconds. */
    private void talk(String call) {
        var meter = new ToneMeter();
        try (var _ = phone.desk().tap(new CallId(call), Side.REMOTE, meter);
                var _ = phone.desk().speak(new CallId(call), new Tone(OUR_HZ, -6))) {
            Await.until("we hear their tone", () -> isTone(meter.read(), THEIR_HZ));
            long from = meter.heard();
            Await.until("some seconds pass", () -> meter.heard() > from + ENOUGH);
            assertThat(meter.read()).matches(r -> isTone(r, THEIR_HZ), "their tone");
        }
    }

    private static boolean isTone(ToneMeter.Reading r, int hz) {
        return Math.abs(r.hz() - hz) < 5 && r.dbfs() > -20 && r.snrDb() > 10;
    }

    private static void heardUs(PlainPhone them) {
        ToneMeter.Reading heard = them.heard();
        assertThat(heard.hz()).isCloseTo(OUR_HZ, within(5.0));
        assertThat(heard.dbfs()).isGreaterThan(-20);
        assertThat(heard.snrDb()).isGreaterThan(8);
    }

    private void endedAs(String call, HangUpCause cause) {
        var events = receiver.wholeCall(call);
        assertThat(events.getLast().at("/data/cdr/cause/code").asText()).isEqualTo(cause.code());
    }
}
