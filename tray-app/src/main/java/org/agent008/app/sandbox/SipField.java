package org.agent008.app.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One header value: what stands before the parameters, and the parameters, names in lower case.
 *
 * @param value without the parameters; of an address, angle brackets and display name included
 */
record SipField(String value, Map<String, String> params) {

    static SipField parse(String text) {
        List<String> parts = split(text, ';');
        Map<String, String> params = new LinkedHashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            int eq = part.indexOf('=');
            String name = (eq < 0 ? part : part.substring(0, eq)).strip();
            params.put(name.toLowerCase(Locale.ROOT), eq < 0 ? "" : part.substring(eq + 1).strip());
        }
        return new SipField(parts.getFirst(), params);
    }

    Optional<String> param(String name) {
        return Optional.ofNullable(params.get(name));
    }

    /** The URI of an address: what is in the angle brackets, else the value itself. */
    String uri() {
        int open = value.lastIndexOf('<');
        int close = value.lastIndexOf('>');
        return open >= 0 && close > open ? value.substring(open + 1, close) : value;
    }

    /** Splits at a separator that is neither quoted nor in angle brackets. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        boolean bracketed = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '<') {
                bracketed = true;
            } else if (!quoted && c == '>') {
                bracketed = false;
            } else if (!quoted && !bracketed && c == separator) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }
}
