package org.agent008.domain.port;

import java.util.Optional;
import org.agent008.domain.settings.Secret;

/**
 * Keeps passwords and keys from one run to the next, apart from the files a person edits. May block
 * on the disk, or on a person who has to unlock a key ring: never call it on the mailbox. Safe from
 * any thread.
 */
public interface Secrets {
    /**
     * The secret of that name; empty where none is kept.
     *
     * @throws UnavailableException where what is kept cannot be read
     */
    Optional<Secret> find(String name);

    /**
     * Keeps a secret in place of the one of that name; it is safe once this returns.
     *
     * @throws UnavailableException where it cannot be kept
     */
    void put(String name, Secret secret);

    /**
     * Forgets the secret of that name; nothing happens where none is kept.
     *
     * @throws UnavailableException where it cannot be reached
     */
    void remove(String name);

    /** The secrets cannot be reached; the message is one sentence for people. */
    final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
