package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.agent008.adapter.sip.Heard.Signal;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SipSignalingTest {
    private Bench bench;

    @BeforeEach
    void register() throws InterruptedException {
        bench = new Bench().registered();
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    @Test
    void anInboundCallRingsIsAnsweredAndEndsWithTheCallersBye() throws InterruptedException {
        bench.pbx.send(bench.pbx.invite("in1", "", Bench.OFFER));
        Signal.Incoming incoming = bench.heard.next(Signal.Incoming.class);
        assertThat(incoming.invited().from().label()).isEqualTo("Ana");
        assertThat(incoming.invited().offer()).contains(Bench.OFFER);

        CallId id = incoming.invited().id();
        bench.phone.ring(id);
        assertThat(bench.pbx.expect("SIP/2.0 180")).contains("tag=");
        bench.phone.accept(id, Bench.ANSWER);
        String ok = bench.pbx.expect("SIP/2.0 200");
        assertThat(ok).endsWith(Bench.ANSWER);
        bench.pbx.send(bench.pbx.within("ACK", ok, 1, ""));
        assertThat(bench.heard.next(Signal.Confirmed.class).sdp()).isEmpty();
        bench.pbx.send(bench.pbx.within("BYE", ok, 2, ""));
        bench.pbx.expect("SIP/2.0 200");
        assertThat(bench.heard.next(Signal.Ended.class).cause())
                .isEqualTo(HangUpCause.REMOTE_HUNG_UP);
    }

    @Test
    void anOutboundCallRingsIsAnsweredAndHungUp() throws InterruptedException {
        String invite = bench.dial("out1");
        assertThat(Pbx.header(invite, "Call-ID")).isEqualTo("out1");
        bench.pbx.send(Pbx.response(invite, 180));
        bench.heard.next(Signal.Progress.class);
        bench.pbx.send(Pbx.response(invite, 200, "far", "", Bench.ANSWER));
        assertThat(bench.heard.next(Signal.Answered.class).sdp()).isEqualTo(Bench.ANSWER);
        assertThat(bench.pbx.expect("ACK")).contains("sip:far@198.51.100.7:5060");
        bench.phone.hangUp(new CallId("out1"));
        String bye = bench.pbx.expect("BYE");
        bench.pbx.send(Pbx.response(bye, 200));
        assertThat(bench.heard.rest()).isEmpty();
    }
}
