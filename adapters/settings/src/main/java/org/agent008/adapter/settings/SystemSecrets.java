package org.agent008.adapter.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.agent008.domain.port.Secrets;
import org.agent008.domain.settings.Secret;

/** The key ring of the desktop; where there is none, a file of our own, encrypted. */
public final class SystemSecrets implements Secrets {
    private final KeyRing ring;
    private final EncryptedFile file;

    SystemSecrets(KeyRing ring, Path directory) {
        this.ring = ring;
        this.file = new EncryptedFile(directory);
    }

    /**
     * The secrets of this user.
     *
     * @param directory private to this user; where the file goes where there is no key ring
     */
    public static SystemSecrets in(Path directory) {
        return new SystemSecrets(KeyRing.ofSystem(), directory);
    }

    @Override
    public Optional<Secret> find(String name) {
        return file.find(name).or(() -> ring.find(name));
    }

    @Override
    public void put(String name, Secret secret) {
        if (ring.put(name, secret)) {
            file.remove(name);
        } else {
            file.put(name, secret);
        }
    }

    @Override
    public void remove(String name) {
        file.remove(name);
        ring.remove(name);
    }
}
