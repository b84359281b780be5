package org.agent008.adapter.settings;

import com.fasterxml.jackson.core.JsonPointer;

/** Names of fields: JSON pointers (RFC 6901) for programs, {@code webhooks[0].label} for people. */
final class Fields {
    private Fields() {}

    static String name(String pointer) {
        var field = new StringBuilder();
        for (var at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
            if (at.mayMatchElement()) {
                field.append('[').append(at.getMatchingIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(at.getMatchingProperty());
            }
        }
        return field.toString();
    }
}
