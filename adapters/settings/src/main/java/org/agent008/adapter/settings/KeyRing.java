package org.agent008.adapter.settings;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.util.Locale;
import java.util.Optional;
import org.agent008.domain.settings.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key ring of the person's desktop: Secret Service over D-Bus (GNOME Keyring, KWallet) on
 * Linux, the keychain on macOS. It is opened for each use: uses are rare, and it may be locked
 * meanwhile.
 */
final class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final String SERVICE = "Agent 008";

    private final Optional<KeyringStorageType> type;

    private KeyRing(Optional<KeyringStorageType> type) {
        this.type = type;
    }

    /** Windows keeps at most 2.5 KB under a name, which the settings of a server do not fit in. */
    static KeyRing ofSystem() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("linux")) {
            // Without a session bus the library would start one of its own.
            return System.getenv("DBUS_SESSION_BUS_ADDRESS") == null
                    ? none()
                    : new KeyRing(Optional.of(KeyringStorageType.GNOME_KEYRING));
        }
        return system.contains("mac")
                ? new KeyRing(Optional.of(KeyringStorageType.OSX_KEYCHAIN))
                : none();
    }

    static KeyRing none() {
        return new KeyRing(Optional.empty());
    }

    Optional<Secret> find(String name) {
        return use(ring -> new Secret(ring.getPassword(SERVICE, name)));
    }

    /** Whether the key ring has it now. */
    boolean put(String name, Secret secret) {
        return use(
                        ring -> {
                            ring.setPassword(SERVICE, name, secret.reveal());
                            return true;
                        })
                .orElse(false);
    }

    void remove(String name) {
        var _ =
                use(ring -> {
                    ring.deletePassword(SERVICE, name);
                    return true;
                });
    }

    private interface Use<T> {
        T of(Keyring ring) throws PasswordAccessException;
    }

    /** Empty where there is no key ring, or it says no. */
    private <T> Optional<T> use(Use<T> use) {
        if (type.isEmpty()) {
            return Optional.empty();
        }
        try {
            var ring = Keyring.create(type.get());
            try {
                return Optional.of(use.of(ring));
            } finally {
                close(ring);
            }
        } catch (BackendNotSupportedException e) {
            LOG.debug("there is no key ring", e);
        } catch (PasswordAccessException e) {
            LOG.debug("the key ring said no: {}", e.toString());
        }
        return Optional.empty();
    }

    private static void close(Keyring ring) {
        try {
            ring.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) { // what it declares
            LOG.debug("the key ring did not close", e);
        }
    }
}
