package org.agent008.app;

import java.util.List;
import java.util.function.Consumer;
import org.agent008.domain.phone.AccountEntry;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Login;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.Settings;

/** Settings of a program, as in the sandbox: nobody changes them. */
final class FixedConfiguration implements Configuration {
    private final State state;

    FixedConfiguration(Settings settings) {
        state = new State(settings, new Login.NotNeeded(), "", List.of(), List.of());
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Reply<State> saveAccount(AccountEntry account) {
        return fixed();
    }

    @Override
    public Reply<State> logIn(String nickname, Secret password) {
        return fixed();
    }

    @Override
    public Reply<State> logOut() {
        return fixed();
    }

    @Override
    public Reply<State> change(String mergePatch) {
        return fixed();
    }

    @Override
    public String document() {
        return "{}";
    }

    @Override
    public void onChange(Consumer<State> listener) {
        // there is never one
    }

    private static Reply<State> fixed() {
        return new Reply.Refused<>(
                Refusal.NOT_NOW,
                "This phone is a trial: its settings are fixed. Start it without --sandbox.");
    }
}
