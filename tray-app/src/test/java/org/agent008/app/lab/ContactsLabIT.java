package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.agent008.app.harness.PhoneProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactsLabIT {
    private static final int CARDS = 10_000;

    @TempDir private Path home;

    @Test
    void tenThousandCardsAreImportedWithProgressAndFound() throws IOException {
        Path file = home.resolve("team.vcf");
        Files.writeString(
                file,
                IntStream.range(0, CARDS)
                        .mapToObj(ContactsLabIT::card)
                        .collect(Collectors.joining()));
        try (var phone = PhoneProcess.start(home, "run", "--headless", "--sandbox");
                var _ = phone.awaitApi()) {
            Instant begun = Instant.now();
            assertThat(run("contacts", "import", file.toString()))
                    .contains("[##########", "100 %", "10000 cards: 10000 new, 0 updated");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(30));
            assertThat(run("contacts", "import", file.toString()))
                    .contains("0 new, 0 updated, 10000 unchanged");
            assertThat(run("contacts", "nunez", "7777"))
                    .isEqualTo("Núñez 7777 (Acme)  +34600007777 cell, 907777 work\n");
        }
    }

    private static String card(int n) {
        return """
        BEGIN:VCARD
        VERSION:4.0
        UID:%d
        FN:Núñez %04d
        ORG:Acme
        TEL;TYPE=cell:+346%08d
        TEL;TYPE=work:90%04d
        END:VCARD
        """
                .formatted(n, n, n, n);
    }

    private String run(String... args) throws IOException {
        try (var command = PhoneProcess.start(home, args)) {
            assertThat(command.awaitExit()).as(command.output()).isZero();
            return command.output();
        }
    }
}
