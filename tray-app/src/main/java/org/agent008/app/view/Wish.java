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

    /** Lets the person press keys of the other side's menu. */
    record OpenKeypad(CallId call) implements Wish {}

    /** Lets the person say to whom the call goes, and how. */
    record OpenTransfer(CallId call) implements Wish {}

    /** Connects the other sides of a call and of its consultation. */
    record Connect(CallId call, CallId with) implements Wish {}

    /** Ends a consultation and goes on with the call it was for. */
    record GoBack(CallId consultation, CallId to) implements Wish {}

    /** Goes where the other side wants to transfer the person to. */
    record AcceptTransfer(CallId call) implements Wish {}

    record DeclineTransfer(CallId call) implements Wish {}

    /** More about who is at the other end. */
    record ShowContact(CallId call) implements Wish {}

    record ChooseStatus(String value) implements Wish {}

    record ChooseCallerId(String number) implements Wish {}

    /** By the operating system's name, or {@code default}. */
    record ChooseDevice(AudioDevices.Use use, String device) implements Wish {}

    /** Lets the person look at the number first; empty for none yet. */
    record OpenDial(String number) implements Wish {}

    record OpenAccount() implements Wish {}

    /** Forgets the settings of the server, and with them the account. */
    record LogOut() implements Wish {}

    /** Says what is wrong and what to do. */
    record Explain(Concern concern) implements Wish {}

    record Quit() implements Wish {}
}
