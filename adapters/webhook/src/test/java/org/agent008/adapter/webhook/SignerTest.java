package org.agent008.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.agent008.domain.settings.Secret;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret OTHER = new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    private static String sign(Secret... secrets) {
        return new Signer(List.of(secrets))
                .signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, BODY)
                .orElse("none");
    }

    /** The example that the libraries of Standard Webhooks are tested with. */
    @Test
    void theSignatureIsThatOfTheStandardsExample() {
        assertThat(sign(SECRET)).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void eachSecretGivesASignature() {
        assertThat(sign(OTHER, SECRET).split(" ", -1))
                .hasSize(2)
                .contains(sign(OTHER), sign(SECRET));
    }

    @Test
    void withoutASecretThereIsNoSignature() {
        assertThat(sign()).isEqualTo("none");
    }

    @Test
    void aBadSecretIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> sign(new Secret("whsec_h?ush")))
                .hasMessage("a secret must be whsec_ and base64")
                .satisfies(e -> {
                    StringWriter trace = new StringWriter();
                    e.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain("ush");
                });
    }

    /** RFC 4231, test case 2: the receiver of these tests computes what others compute. */
    @Test
    void theReceiverChecksWithAProvenHmac() {
        byte[] key = "Jefe".getBytes(StandardCharsets.UTF_8);
        byte[] data = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
        assertThat(HexFormat.of().formatHex(WebhookReceiver.hmac(key, data)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
