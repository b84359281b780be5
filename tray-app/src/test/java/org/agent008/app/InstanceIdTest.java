package org.agent008.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdTest {
    @TempDir private Path dir;

    @Test
    void isTheSameAtTheNextStart() {
        UUID first = InstanceId.in(dir);
        assertThat(InstanceId.in(dir)).isEqualTo(first);
    }

    @Test
    void isMadeAnewWhereTheFileIsBroken() throws IOException {
        Files.writeString(dir.resolve("instance-id"), "hello");
        UUID made = InstanceId.in(dir);
        assertThat(InstanceId.in(dir)).isEqualTo(made);
    }

    @Test
    void isThereWithoutADiskThatKeepsIt() {
        assertThat(InstanceId.in(dir.resolve("missing"))).isNotNull();
    }
}
