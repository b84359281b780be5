package org.agent008.app.tray;

import org.agent008.domain.call.CallId;

/** What the person asks for by choosing a menu entry. */
sealed interface Wish {
    record Answer(CallId call) implements Wish {}

    record Decline(CallId call) implements Wish {}

    record HangUp(CallId call) implements Wish {}

    record Hold(CallId call) implements Wish {}

    record Resume(CallId call) implements Wish {}

    record Mute(CallId call) implements Wish {}

    record Unmute(CallId call) implements Wish {}

    record ChooseStatus(String value) implements Wish {}

    record Quit() implements Wish {}
}
