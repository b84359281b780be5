package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.agent008.domain.phone.Registration;
import org.junit.jupiter.api.Test;

class SipTraceTest {
    @Test
    void theLastMessagesAreKeptAndOlderOnesGo() {
        SipTrace trace = new SipTrace(() -> Instant.EPOCH);
        for (int i = 0; i < 400; i++) {
            trace.received("OPTIONS number " + i + "\r\n");
        }
        trace.sent("X".repeat(100_000));
        assertThat(trace.text())
                .startsWith("==== 1970-01-01T00:00:00Z received\nOPTIONS number 101\n")
                .endsWith("X\n(cut)\n")
                .hasSizeLessThan(40_000);
    }

    @Test
    void aRegistrationIsThereBothWaysAndItsDigestIsNot() throws Exception {
        Bench bench = new Bench();
        try {
            bench.phone.register(Bench.account(bench.pbx.uri()), bench.heard);
            String first = bench.pbx.expect("REGISTER");
            bench.pbx.send(
                    Pbx.response(
                            first,
                            401,
                            "far",
                            "WWW-Authenticate: Digest realm=\"x\", nonce=\"n\"\n",
                            ""));
            String second = bench.pbx.expect("REGISTER");
            String digest = second.replaceAll("(?s).*response=\"(\\w+)\".*", "$1");
            bench.pbx.send(Pbx.response(second, 200));
            bench.heard.registration(Registration.Registered.class);
            assertThat(bench.phone.trace().text())
                    .contains("sent\nREGISTER", "received\nSIP/2.0 401", "Authorization: ***")
                    .doesNotContain(digest);
        } finally {
            bench.close();
        }
    }
}
