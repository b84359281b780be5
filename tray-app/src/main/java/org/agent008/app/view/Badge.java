package org.agent008.app.view;

import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Registration;

/**
 * What the tray icon says about the phone at a glance. Kinds differ in shape as well as in colour,
 * so that nobody has to tell colours apart.
 *
 * @param rgb colour, {@code 0xrrggbb}
 */
public record Badge(Kind kind, int rgb) {
    public static final int GREY = 0x808080;
    public static final int GREEN = 0x2e9e44;
    public static final int ORANGE = 0xe65100;
    public static final int RED = 0xc62828;
    public static final int BLUE = 0x1565c0;

    public enum Kind {
        OFFLINE,
        CONNECTING,
        TROUBLE,
        ONLINE,
        DO_NOT_DISTURB,
        RINGING,
        IN_CALL
    }

    /** A ringing call comes first, then any other call, then how the account stands. */
    public static Badge of(PhoneSnapshot phone) {
        if (phone.calls().stream().anyMatch(CallChoices::wantsAnAnswer)) {
            return new Badge(Kind.RINGING, ORANGE);
        }
        if (!phone.calls().isEmpty()) {
            return new Badge(Kind.IN_CALL, BLUE);
        }
        return switch (phone.registration()) {
            case Registration.Offline() -> new Badge(Kind.OFFLINE, GREY);
            case Registration.Connecting() -> new Badge(Kind.CONNECTING, GREY);
            case Registration.Failed(String reason) -> new Badge(Kind.TROUBLE, GREY);
            case Registration.Lost(String reason) -> new Badge(Kind.TROUBLE, GREY);
            case Registration.Registered() ->
                    new Badge(
                            phone.status().dnd() ? Kind.DO_NOT_DISTURB : Kind.ONLINE,
                            CssColor.rgb(phone.status().color()));
        };
    }
}
