package org.agent008.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.agent008.domain.fake.Fixtures;
import org.agent008.domain.phone.AccountEntry;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Login;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.settings.Secret;

/** Says what is entered, and refuses the password {@code wrong}. */
public final class DeskConfiguration implements Configuration {
    private volatile Login login = new Login.NotNeeded();

    private volatile List<String> faults = List.of();
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();

    public void become(Login now) {
        login = now;
        changed();
    }

    public void broken(String... how) {
        faults = List.of(how);
        changed();
    }

    private void changed() {
        listeners.forEach(listener -> listener.accept(state()));
    }

    @Override
    public State state() {
        return new State(Fixtures.settings(), login, "config.json", faults, List.of());
    }

    @Override
    public Reply<State> saveAccount(AccountEntry account) {
        System.out.println("save " + account.sipUri() + " at " + account.server());
        return reply(account.password().map(Secret::reveal).orElse(""));
    }

    @Override
    public Reply<State> logIn(String nickname, Secret password) {
        System.out.println("log in " + nickname);
        return reply(password.reveal());
    }

    @Override
    public Reply<State> logOut() {
        System.out.println("log out");
        return reply("");
    }

    @Override
    public String document() {
        return "{}";
    }

    @Override
    public Reply<State> change(String mergePatch) {
        return reply("wrong");
    }

    @Override
    public void onChange(Consumer<State> listener) {
        listeners.add(listener);
    }

    private Reply<State> reply(String password) {
        return password.equals("wrong")
                ? new Reply.Refused<>(Reply.Refusal.NOT_NOW, "This password is wrong.")
                : new Reply.Done<>(state());
    }
}
