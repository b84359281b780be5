package org.agent008.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.agent008.adapter.sip.SipOptions;
import org.agent008.adapter.sip.SipSignaling;
import org.agent008.adapter.webrtc.WebrtcMedia;
import org.agent008.adapter.webrtc.WebrtcOptions;
import org.agent008.app.sandbox.Sandbox;
import org.agent008.domain.doctor.Condition;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Secret;
import org.junit.jupiter.api.Test;

/** The checks that take SIP and media. */
class ChecksIT {
    @Test
    void theRealAccountIsTriedAndAWrongPasswordToldApart() throws InterruptedException {
        try (Sandbox sandbox = Sandbox.start()) {
            Account right = sandbox.account();
            assertThat(register(right).condition()).isEqualTo(Condition.OK);

            Finding wrong = register(with(new Secret("wrong"), right));
            assertThat(wrong.text()).contains("refused the user name or password");
            assertThat(wrong.advice().orElseThrow()).contains("Check sipUser and sipPassword");
        }
    }

    @Test
    void aToneGoesFromLineToLine() throws InterruptedException {
        WebrtcOptions here = WebrtcOptions.defaults().withLoopback(true);
        var steps = ChecksTest.examine(new LoopbackCheck(() -> new WebrtcMedia(here)));
        assertThat(steps.getFirst().finding().text()).startsWith("its tone was heard at -1");
    }

    private static Finding register(Account account) throws InterruptedException {
        SipOptions options = SipOptions.defaults("doctor");
        return ChecksTest.examine(new RegistrationCheck(account, () -> new SipSignaling(options)))
                .getFirst()
                .finding();
    }

    private static Account with(Secret password, Account account) {
        return new Account(
                account.name(),
                account.user(),
                account.domain(),
                account.authUser(),
                password,
                account.servers(),
                account.displayName());
    }
}
