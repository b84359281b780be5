package org.agent008.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.agent008.domain.contact.ImportReport;
import org.agent008.domain.contact.ImportReport.Fault;
import org.junit.jupiter.api.Test;

class ImportTextTest {
    @Test
    void whatWasLeftOutIsSaidWithTheReason() {
        ImportReport report =
                new ImportReport(9, 3, 1, 2, 0, 1, 2, List.of(new Fault(12, "has no name")));
        assertThat(ImportText.of("team.vcf", report))
                .isEqualTo(
                        """
                        team.vcf: 6 imported (3 new, 1 updated, 2 known as they are)
                        1 left out: without a number
                        2 left out: with a fault
                        line 12: the card has no name\
                        """);
    }

    @Test
    void aFileWithoutCardsIsSaidToBeNone() {
        assertThat(ImportText.of("photo.jpg", new ImportReport(0, 0, 0, 0, 0, 0, 0, List.of())))
                .isEqualTo("photo.jpg has no contacts in it: it is no vCard file.");
    }
}
