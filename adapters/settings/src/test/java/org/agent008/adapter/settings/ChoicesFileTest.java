package org.agent008.adapter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agent008.domain.contract.ChoicesContract;
import org.agent008.domain.port.Choices;
import org.agent008.domain.port.Choices.Choice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoicesFileTest implements ChoicesContract {
    @TempDir private Path home = Path.of(".");
    private @Nullable ChoicesFile open;

    private Path file() {
        return home.resolve("choices.json");
    }

    @BeforeEach
    void open() throws IOException {
        open = ChoicesFile.open(file());
    }

    @AfterEach
    void close() {
        choices().close();
    }

    @Override
    public Choices choices() {
        assertThat(open).isNotNull();
        return open;
    }

    @Override
    public Choices choicesLater() throws IOException {
        close();
        return ChoicesFile.open(file());
    }

    @Test
    void aDamagedFileIsMovedAsideAndANewOneBegun() throws IOException {
        Files.writeString(file(), "{\"status\": ");
        try (ChoicesFile found = ChoicesFile.open(file())) {
            assertThat(found.of(Choice.STATUS)).isEmpty();
            found.choose(Choice.STATUS, "lunch");
        }
        assertThat(home.resolve("choices.json.damaged")).hasContent("{\"status\": ");
        assertThat(file()).hasContent("{\n  \"status\" : \"lunch\"\n}");
    }

    @Test
    void whatANewerVersionKeptStays() throws IOException {
        Files.writeString(file(), "{\"theme\": \"dark\"}");
        try (ChoicesFile found = ChoicesFile.open(file())) {
            found.choose(Choice.CALLER_ID, "100");
        }
        assertThat(Files.readString(file())).contains("\"theme\" : \"dark\"", "\"100\"");
    }
}
