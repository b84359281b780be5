package org.agent008.domain.fake;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.agent008.domain.port.Secrets;
import org.agent008.domain.settings.Secret;

/** Keeps secrets as long as it lives. */
public final class FakeSecrets implements Secrets {
    public final Map<String, Secret> kept = new TreeMap<>();

    @Override
    public synchronized Optional<Secret> find(String name) {
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public synchronized void put(String name, Secret secret) {
        kept.put(name, secret);
    }

    @Override
    public synchronized void remove(String name) {
        kept.remove(name);
    }
}
