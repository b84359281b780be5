package org.agent008.adapter.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import org.agent008.adapter.wire.ContactJson;
import org.agent008.domain.contact.ImportReport;
import org.agent008.domain.port.Contacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/contacts}: the address book. */
final class ContactRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ContactRoutes.class);
    private static final String CONTACTS = "/v1/contacts";
    static final String IMPORT = CONTACTS + "/import";
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 1_000;

    private final Contacts contacts;

    ContactRoutes(Contacts contacts) {
        this.contacts = contacts;
    }

    void addTo(RoutesConfig routes) {
        routes.get(CONTACTS, this::search);
        routes.post(IMPORT, this::read);
    }

    private void search(Context ctx) {
        json(
                ctx,
                ContactJson.toJson(
                        contacts.search(
                                QueryParameter.text(ctx, "q"),
                                QueryParameter.limit(ctx, PAGE, LONGEST_PAGE))));
    }

    /** Reads while the client is still sending: how much it has sent is how far we are. */
    private void read(Context ctx) throws IOException {
        try (InputStream body = new LimitedBody(ctx.req().getInputStream(), Limits.VCARDS)) {
            ImportReport report = contacts.importVcards(body);
            if (report.cards() == 0) {
                throw Problem.of(
                                422,
                                "no-vcards",
                                "There is no vCard in this: it must have BEGIN:VCARD and be text in"
                                        + " UTF-8.")
                        .asException();
            }
            json(ctx, ContactJson.toJson(report));
        } catch (IOException e) {
            LOG.warn("an import of contacts did not come to its end: {}", e.toString());
            throw Problem.of(500, "not-imported", e.getMessage() + ".").asException();
        }
    }

    private static void json(Context ctx, JsonNode body) {
        ctx.contentType("application/json").result(body.toString());
    }
}
