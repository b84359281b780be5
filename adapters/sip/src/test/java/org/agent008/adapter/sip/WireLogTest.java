package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireLogTest {
    @Test
    void showsNoCredentialsAndNoMediaKeys() {
        String shown =
                WireLog.redacted(
                        """
                        REGISTER sip:x SIP/2.0
                        authorization : Digest username="u",
                         response="secret1"
                        Proxy-Authorization: Digest response="secret2"
                        Call-ID: kept
                        To: <sip:ana:secret5@pbx.test>;tag=kept
                        X-Auth-Token: secret6
                        X-Autoanswer: 5

                        Signal=7
                        a=ice-pwd:secret3
                        a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:secret4
                        a=key-mgmt:mikey secret7
                        k=base64:secret8
                        a=sendrecv
                        """
                                .replace("\n", "\r\n"));
        assertThat(shown)
                .doesNotContain("secret")
                .doesNotContain("Signal=7")
                .contains("Call-ID: kept", "a=sendrecv", "@pbx.test>;tag=kept", "X-Autoanswer: 5");
    }
}
