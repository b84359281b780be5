package org.agent008.domain.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agent008.domain.phone.AccountEntry;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Login;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.settings.Secret;

/** A person {@code ana} with the password {@code right} at {@code https://settings.test/}. */
public final class FakeConfiguration implements Configuration {
    private static final String SERVER = "https://settings.test/";

    public final List<String> asked = new ArrayList<>();
    private final List<Consumer<State>> listeners = new ArrayList<>();
    private Login login = new Login.LoggedOut(SERVER);

    @Override
    public synchronized State state() {
        return new State(
                Fixtures.settings(),
                login,
                "config.json",
                List.of("config.json:3:2: maxCalls: must be at least 1"),
                List.of());
    }

    @Override
    public synchronized Reply<State> saveAccount(AccountEntry account) {
        asked.add("save " + account.sipUri());
        return told();
    }

    @Override
    public synchronized Reply<State> logIn(String nickname, Secret password) {
        if (!nickname.equals("ana") || !password.reveal().equals("right")) {
            return new Reply.Refused<>(
                    Refusal.LOGIN_REFUSED, SERVER + " refused this nickname or password.");
        }
        login = new Login.LoggedIn(SERVER, nickname);
        return told();
    }

    @Override
    public synchronized Reply<State> logOut() {
        login = new Login.LoggedOut(SERVER);
        return told();
    }

    @Override
    public String document() {
        return "{\"nickname\": \"Ana\", \"sipPassword\": \"***\"}";
    }

    @Override
    public synchronized Reply<State> change(String mergePatch) {
        if (mergePatch.contains("\"maxCalls\":0")) {
            return new Reply.Refused<>(
                    Refusal.BAD_SETTINGS, "config.json:3:2: maxCalls: must be at least 1");
        }
        asked.add("change " + mergePatch);
        return told();
    }

    @Override
    public synchronized void onChange(Consumer<State> listener) {
        listeners.add(listener);
    }

    private Reply<State> told() {
        listeners.forEach(listener -> listener.accept(state()));
        return new Reply.Done<>(state());
    }
}
