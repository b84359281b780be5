package org.agent008.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Party;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.settings.Status;
import org.junit.jupiter.api.Test;

class BadgeTest {
    @Test
    void aRegisteredPhoneWearsTheColourOfItsStatus() {
        assertThat(Badge.of(Snapshots.phone(new Registration.Registered(), Snapshots.LUNCH)))
                .isEqualTo(new Badge(Badge.Kind.ONLINE, 0xe6b800));
    }

    @Test
    void doNotDisturbHasAShapeOfItsOwn() {
        assertThat(Badge.of(Snapshots.phone(new Registration.Registered(), Snapshots.DND)))
                .isEqualTo(new Badge(Badge.Kind.DO_NOT_DISTURB, 0xc62828));
    }

    @Test
    void aPhoneThatCannotBeCalledIsGrey() {
        assertThat(kind(new Registration.Offline())).isEqualTo(Badge.Kind.OFFLINE);
        assertThat(kind(new Registration.Connecting())).isEqualTo(Badge.Kind.CONNECTING);
        assertThat(kind(new Registration.Failed("x"))).isEqualTo(Badge.Kind.TROUBLE);
        assertThat(kind(new Registration.Lost("x"))).isEqualTo(Badge.Kind.TROUBLE);
    }

    @Test
    void aRingingCallOutweighsTheOneThatIsTalking() {
        assertThat(
                        Badge.of(
                                        Snapshots.registered(
                                                Snapshots.active("a", Snapshots.ANA),
                                                Snapshots.ringing("b", Snapshots.ANA)))
                                .kind())
                .isEqualTo(Badge.Kind.RINGING);
    }

    @Test
    void anOutboundCallThatRingsFarAwayAsksForNothing() {
        assertThat(
                        Badge.of(
                                        Snapshots.registered(
                                                Snapshots.outbound(
                                                        "a",
                                                        Party.of("1002"),
                                                        new CallState.Ringing())))
                                .kind())
                .isEqualTo(Badge.Kind.IN_CALL);
    }

    @Test
    void coloursAreReadInBothLengthsAndGreyElsewhere() {
        assertThat(CssColor.rgb("#c0F")).isEqualTo(0xcc00ff);
        assertThat(CssColor.rgb("#2e9e44")).isEqualTo(0x2e9e44);
        assertThat(CssColor.rgb("tomato")).isEqualTo(Badge.GREY);
        assertThat(CssColor.rgb("#12345")).isEqualTo(Badge.GREY);
    }

    private static Badge.Kind kind(Registration registration) {
        return Badge.of(Snapshots.phone(registration, Status.ONLINE)).kind();
    }
}
