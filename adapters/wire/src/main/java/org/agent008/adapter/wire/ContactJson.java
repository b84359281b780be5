package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.ImportReport;
import org.agent008.domain.contact.PhoneNumber;

/** Contacts as JSON and back. Safe from any thread. */
public final class ContactJson {
    private ContactJson() {}

    public static ArrayNode toJson(List<Contact> contacts) {
        ArrayNode json = Json.array();
        contacts.forEach(c -> json.add(toJson(c)));
        return json;
    }

    /** {@code {id, name, organisation?, phones [{value, label?}], avatar?}}. */
    public static ObjectNode toJson(Contact contact) {
        ObjectNode json = Json.object();
        json.put("id", contact.id());
        json.put("name", contact.name());
        contact.organisation().ifPresent(o -> json.put("organisation", o));
        ArrayNode phones = json.putArray("phones");
        for (PhoneNumber phone : contact.phones()) {
            ObjectNode one = phones.addObject().put("value", phone.value());
            phone.label().ifPresent(label -> one.put("label", label));
        }
        contact.avatar().ifPresent(a -> json.put("avatar", a));
        return json;
    }

    /**
     * {@code {cards, added, updated, unchanged, removed, withoutNumber, faulty, faults [{line,
     * text}]}}.
     */
    public static ObjectNode toJson(ImportReport report) {
        ObjectNode json = Json.object();
        json.put("cards", report.cards());
        json.put("added", report.added());
        json.put("updated", report.updated());
        json.put("unchanged", report.unchanged());
        json.put("removed", report.removed());
        json.put("withoutNumber", report.withoutNumber());
        json.put("faulty", report.faulty());
        ArrayNode faults = json.putArray("faults");
        report.faults()
                .forEach(f -> faults.addObject().put("line", f.line()).put("text", f.text()));
        return json;
    }

    /** The same as text. */
    public static String write(Contact contact) {
        return Json.write(toJson(contact));
    }

    /** Reads what {@link #write} wrote. */
    public static Contact parse(String text) {
        return fromJson(Json.read(text));
    }

    static Contact fromJson(JsonNode json) {
        List<PhoneNumber> phones = new ArrayList<>();
        for (JsonNode phone : json.path("phones")) {
            phones.add(
                    new PhoneNumber(
                            Json.string(phone, "value"), Json.optionalString(phone, "label")));
        }
        return new Contact(
                Json.string(json, "id"),
                Json.string(json, "name"),
                Json.optionalString(json, "organisation"),
                phones,
                Json.optionalString(json, "avatar"));
    }
}
