package org.agent008.adapter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.agent008.domain.contract.SecretsContract;
import org.agent008.domain.port.Secrets;
import org.agent008.domain.settings.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedFileTest implements SecretsContract {
    @TempDir private Path dir;

    @Override
    public Secrets secrets() {
        return new EncryptedFile(dir);
    }

    @Test
    void neitherFileShowsASecretAndNobodyElseMayReadThem() throws IOException {
        secrets().put("sip", new Secret("hunter2hunter2"));

        try (var files = Files.list(dir)) {
            assertThat(files.toList())
                    .hasSize(2)
                    .allSatisfy(file -> {
                        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                .doesNotContain("hunter2", "sip");
                        assertThat(
                                        PosixFilePermissions.toString(
                                                Files.getPosixFilePermissions(file)))
                                .isEqualTo("rw-------");
                    });
        }
    }

    @Test
    void aFileThatWasTamperedWithIsNotBelieved() throws IOException {
        secrets().put("sip", new Secret("hunter2"));
        var file = dir.resolve("secrets.bin");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> secrets().find("sip"))
                .isInstanceOf(Secrets.UnavailableException.class)
                .hasMessageContaining("secrets.bin")
                .hasMessageContaining("enter them again");
    }

    @Test
    void withoutAKeyRingTheFileIsUsed() {
        var secrets = new SystemSecrets(KeyRing.none(), dir);
        secrets.put("sip", new Secret("1"));

        assertThat(secrets().find("sip")).contains(new Secret("1"));
        secrets.remove("sip");
        assertThat(secrets.find("sip")).isEmpty();
    }
}
