package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "contacts", description = "Search the contacts by name, organisation or number.")
final class ContactsCommand extends ClientCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description = "Only contacts that have all these words; without, all.")
    private List<String> words = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "The most to list (default: ${DEFAULT-VALUE}).")
    private int limit;

    ContactsCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        String query = URLEncoder.encode(String.join(" ", words), StandardCharsets.UTF_8);
        JsonNode contacts = phone.get("/v1/contacts?limit=" + limit + "&q=" + query);
        print(contacts, contacts.isEmpty() ? "No contacts." : lines(contacts));
    }

    private static String lines(JsonNode contacts) {
        return StreamSupport.stream(contacts.spliterator(), false)
                .map(ContactsCommand::line)
                .collect(Collectors.joining("\n"));
    }

    /** {@code Berta (Acme) +34600123456 cell, 1002}. */
    private static String line(JsonNode contact) {
        String organisation = contact.path("organisation").asText();
        String phones =
                StreamSupport.stream(contact.path("phones").spliterator(), false)
                        .map(p ->
                                (p.path("value").asText() + " " + p.path("label").asText()).strip())
                        .collect(Collectors.joining(", "));
        return contact.path("name").asText()
                + (organisation.isEmpty() ? "" : " (" + organisation + ")")
                + "  "
                + phones;
    }
}
