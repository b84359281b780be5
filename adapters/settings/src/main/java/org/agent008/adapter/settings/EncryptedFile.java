package org.agent008.adapter.settings;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.agent008.domain.port.Secrets;
import org.agent008.domain.settings.Secret;

/**
 * Secrets in a file, AES-256-GCM, its key in a second file beside it; both are this user's only
 * (0600). That keeps them from other users, and from whoever comes by one of the files alone, such
 * as a log, a backup of one of them or a screen that is shared; not from a program of this user.
 */
final class EncryptedFile implements Secrets {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> NAMES = new TypeReference<>() {};
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final Path file;
    private final Path keyFile;
    private final SecureRandom random = new SecureRandom();

    EncryptedFile(Path directory) {
        file = directory.resolve("secrets.bin");
        keyFile = directory.resolve("secrets.key");
    }

    @Override
    public synchronized Optional<Secret> find(String name) {
        return Optional.ofNullable(read().get(name)).map(Secret::new);
    }

    @Override
    public synchronized void put(String name, Secret secret) {
        var all = read();
        all.put(name, secret.reveal());
        write(all);
    }

    @Override
    public synchronized void remove(String name) {
        var all = read();
        if (all.remove(name) != null) {
            write(all);
        }
    }

    private Map<String, String> read() {
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        try {
            byte[] sealed = Files.readAllBytes(file);
            byte[] open =
                    cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE))
                            .doFinal(sealed, NONCE, sealed.length - NONCE);
            return JSON.readValue(open, NAMES);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new UnavailableException(
                    "The saved passwords in "
                            + file
                            + " cannot be read. Delete that file and enter them again.",
                    e);
        }
    }

    private void write(Map<String, String> all) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(JSON.writeValueAsBytes(all));
            byte[] sealed = Arrays.copyOf(nonce, NONCE + closed.length);
            System.arraycopy(closed, 0, sealed, NONCE, closed.length);
            PrivateFile.write(file, sealed);
        } catch (IOException | GeneralSecurityException e) {
            throw new UnavailableException("Passwords cannot be saved to " + file + ".", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException, IOException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] key() throws IOException {
        if (!Files.exists(keyFile)) {
            byte[] fresh = new byte[KEY];
            random.nextBytes(fresh);
            PrivateFile.write(keyFile, fresh);
        }
        return Files.readAllBytes(keyFile);
    }
}
