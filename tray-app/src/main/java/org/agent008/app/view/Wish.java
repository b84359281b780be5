package org.agent008.app.view;

import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDevices;

/** What the person asks for by a choice in the tray, a toast or a notification. */
public sealed interface Wish {
    record Answer(CallId call) implements Wish {}

    /** All other calls are held first. */
    record HoldAndAnswer(CallId call) implements Wish {}

    /** All other answered calls are hung up first. */
    record EndAndAnswer(CallId call) implements Wish {}

    record Decline(CallId call) implements Wish {}

    record HangUp(CallId call) implements Wish {}

    record Hold(CallId call) implements Wish {}

    record Resume(CallId call) implements Wish {}

    /** Goes to this call; the one that is heard is held. */
    record Swap(CallId call) implements Wish {}

    record Mute(CallId call) implements Wish {}

    record Unmute(CallId call) implements Wish {}

    /** More about who is at the other end. */
    record ShowContact(CallId call) implements Wish {}

    record ChooseStatus(String value) implements Wish {}

    record ChooseCallerId(String number) implements Wish {}

    /** By the operating system's name, or {@code default}. */
    record ChooseDevice(AudioDevices.Use use, String device) implements Wish {}

    /** Lets the person look at the number first; empty for none yet. */
    record OpenDial(String number) implements Wish {}

    record OpenAccount() implements Wish {}

    record Quit() implements Wish {}
}
