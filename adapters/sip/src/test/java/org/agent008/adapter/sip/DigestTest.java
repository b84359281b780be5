package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final Digest.Subject MUFASA =
            new Digest.Subject(
                    "Mufasa", "http-auth@example.org", "Circle of Life", "GET", "/dir/index.html");
    private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private static final String CLIENT_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    @Test
    void answersTheExamplesOfRfc7616() {
        assertThat(Digest.MD5.response(MUFASA, NONCE, "00000001", CLIENT_NONCE))
                .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
        assertThat(Digest.SHA_256.response(MUFASA, NONCE, "00000001", CLIENT_NONCE))
                .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    }

    /** Made with {@code printf | openssl dgst -sha512-256}. */
    @Test
    void answersWithSha512256() {
        var bob =
                new Digest.Subject("bob", "biloxi.com", "zanzibar", "INVITE", "sip:bob@biloxi.com");
        assertThat(Digest.SHA_512_256.response(bob, "dcd98b71", "00000001", "0a4f113b"))
                .isEqualTo("dd8e27820dd0c04c7b579fd26fbdf36362188319d02e2d10dae75ae9597c462f");
    }

    /** The example of RFC 2617 section 3.5, reckoned without its qop. */
    @Test
    void answersAChallengeWithoutQop() {
        var old =
                new Digest.Subject(
                        "Mufasa", "testrealm@host.com", "Circle Of Life", "GET", "/dir/index.html");
        assertThat(Digest.MD5.response(old, "dcd98b7102dd2f0e8b11d0f600bfb0c093"))
                .isEqualTo("670fd8c2df070c60b045671b8b24ff02");
    }

    @Test
    void knowsItsAlgorithmsByNameAndTakesNoneForMd5() {
        assertThat(Digest.of(Optional.empty())).contains(Digest.MD5);
        assertThat(Digest.of(Optional.of("sha-256"))).contains(Digest.SHA_256);
        assertThat(Digest.of(Optional.of("SHA-512-256"))).contains(Digest.SHA_512_256);
        assertThat(Digest.of(Optional.of("MD5-sess"))).isEmpty();
    }

    @Test
    void aSubjectNeverShowsItsPassword() {
        assertThat(MUFASA.toString()).doesNotContain("Circle");
    }
}
