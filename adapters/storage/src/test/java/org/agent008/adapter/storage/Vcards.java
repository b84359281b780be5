package org.agent008.adapter.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.agent008.domain.contact.Contact;

/** Address books as text. */
final class Vcards {
    private Vcards() {}

    static String of(List<Contact> contacts) {
        return contacts.stream()
                .map(c ->
                        card(
                                "UID:" + c.id(),
                                "FN:" + c.name(),
                                c.organisation().map(o -> "ORG:" + o).orElse("NOTE:-"),
                                c.phones().stream()
                                        .map(p -> "TEL:" + p.value())
                                        .collect(Collectors.joining("\r\n"))))
                .collect(Collectors.joining());
    }

    static String card(String... lines) {
        return "BEGIN:VCARD\r\nVERSION:4.0\r\n" + String.join("\r\n", lines) + "\r\nEND:VCARD\r\n";
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
