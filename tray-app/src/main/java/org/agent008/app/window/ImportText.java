package org.agent008.app.window;

import java.util.ArrayList;
import java.util.List;
import org.agent008.app.view.Caption;
import org.agent008.domain.contact.ImportReport;

/** What came of an import of contacts, in words. */
final class ImportText {
    private static final int FAULTS = 5;

    private ImportText() {}

    static String of(String file, ImportReport report) {
        if (report.cards() == 0) {
            return file + " has no contacts in it: it is no vCard file.";
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s: %d imported (%d new, %d updated, %d known as they are)"
                        .formatted(
                                file,
                                report.added() + report.updated() + report.unchanged(),
                                report.added(),
                                report.updated(),
                                report.unchanged()));
        if (report.withoutNumber() > 0) {
            lines.add(report.withoutNumber() + " left out: without a number");
        }
        if (report.faulty() > 0) {
            lines.add(report.faulty() + " left out: with a fault");
        }
        report.faults().stream()
                .limit(FAULTS)
                .map(f -> "line %d: the card %s".formatted(f.line(), Caption.line(f.text())))
                .forEach(lines::add);
        return String.join("\n", lines);
    }
}
