package org.agent008.app.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A SIP message as a proxy sees it (RFC 3261 section 7): a start line, headers in their order and
 * otherwise untouched, and a body. Immutable.
 */
record SipMessage(String start, List<Header> headers, String body) {

    record Header(String name, String value) {
        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    /** Not SIP, or not enough of it to be answered. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private static final String VERSION = "SIP/2.0";
    private static final Map<String, String> COMPACT =
            Map.of(
                    "v",
                    "Via",
                    "f",
                    "From",
                    "t",
                    "To",
                    "i",
                    "Call-ID",
                    "m",
                    "Contact",
                    "l",
                    "Content-Length",
                    "c",
                    "Content-Type",
                    "k",
                    "Supported",
                    "s",
                    "Subject",
                    "e",
                    "Content-Encoding");

    /** One line each: only these may be split at commas and are asked for one by one. */
    private static final Set<String> LISTS = Set.of("via", "route", "record-route", "contact");

    private static final Pattern CSEQ = Pattern.compile("(\\d{1,10})\\s+(\\S+)");
    private static final List<String> MANDATORY = List.of("Via", "From", "To", "Call-ID", "CSeq");
    private static final Set<String> ECHOED =
            Set.of("via", "from", "to", "call-id", "cseq", "record-route");

    SipMessage {
        headers = List.copyOf(headers);
    }

    static SipMessage parse(String text) throws Malformed {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new Malformed("no empty line after the headers");
        }
        List<String> lines = text.substring(0, end).replaceAll("\r\n[ \t]+", " ").lines().toList();
        List<Header> headers = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            addHeader(headers, line);
        }
        SipMessage message = new SipMessage(lines.getFirst(), headers, text.substring(end + 4));
        message.check();
        return message;
    }

    private static void addHeader(List<Header> headers, String line) throws Malformed {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new Malformed("a header without a colon");
        }
        String given = line.substring(0, colon).strip();
        String name = COMPACT.getOrDefault(given.toLowerCase(Locale.ROOT), given);
        String value = line.substring(colon + 1).strip();
        if (LISTS.contains(name.toLowerCase(Locale.ROOT))) {
            SipField.split(value, ',').forEach(v -> headers.add(new Header(name, v)));
        } else {
            headers.add(new Header(name, value));
        }
    }

    private void check() throws Malformed {
        if (start.split(" ", 3).length < 3
                || !(isResponse()
                        ? start.matches("SIP/2\\.0 [1-6]\\d\\d .*")
                        : start.endsWith(" " + VERSION))) {
            throw new Malformed("neither a request nor a response");
        }
        for (String name : MANDATORY) {
            if (header(name).isEmpty()) {
                throw new Malformed("no " + name + " header");
            }
        }
        if (!cseq().matches() || !(isResponse() || cseqMethod().equals(method()))) {
            throw new Malformed("the CSeq header does not fit");
        }
    }

    boolean isResponse() {
        return start.startsWith(VERSION + " ");
    }

    /** Of a request. */
    String method() {
        return start.substring(0, start.indexOf(' '));
    }

    /** Of a request. */
    String uri() {
        return start.split(" ", 3)[1];
    }

    /** Of a response. */
    int status() {
        return Integer.parseInt(start.substring(8, 11));
    }

    Optional<String> header(String name) {
        return headers.stream().filter(h -> h.is(name)).map(Header::value).findFirst();
    }

    /** A header that every parsed message has. */
    String required(String name) {
        return header(name).orElseThrow();
    }

    List<String> all(String name) {
        return headers.stream().filter(h -> h.is(name)).map(Header::value).toList();
    }

    SipField field(String name) {
        return SipField.parse(required(name));
    }

    Optional<SipUri> address(String name) {
        return SipUri.parse(field(name).uri());
    }

    /** Of the topmost Via: names the transaction. */
    String branch() {
        return field("Via").param("branch").orElse("");
    }

    private Matcher cseq() {
        Matcher m = CSEQ.matcher(required("CSeq"));
        m.matches();
        return m;
    }

    String cseqMethod() {
        return cseq().group(2);
    }

    /** Whether it belongs to a dialog that exists, by its To tag. */
    boolean inDialog() {
        return field("To").param("tag").isPresent();
    }

    SipMessage withUri(String uri) {
        return new SipMessage(method() + " " + uri + " " + VERSION, headers, body);
    }

    /** Puts a header on top of those with its name. */
    SipMessage pushed(String name, String value) {
        List<Header> all = new ArrayList<>(headers);
        int at = 0;
        while (at < all.size() && !all.get(at).is(name)) {
            at++;
        }
        all.add(at == all.size() ? 0 : at, new Header(name, value));
        return new SipMessage(start, all, body);
    }

    /** Takes the topmost header of a name away. */
    SipMessage popped(String name) {
        List<Header> all = new ArrayList<>(headers);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).is(name)) {
                all.remove(i);
                break;
            }
        }
        return new SipMessage(start, all, body);
    }

    /** Replaces all headers of a name by one. */
    SipMessage with(String name, String value) {
        return without(name).added(name, value);
    }

    SipMessage without(String name) {
        return new SipMessage(start, headers.stream().filter(h -> !h.is(name)).toList(), body);
    }

    SipMessage added(String name, String value) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        return new SipMessage(start, all, body);
    }

    /** The answer to this request (RFC 3261 section 8.2.6); a final one gets a To tag. */
    SipMessage response(int status, String reason) {
        List<Header> echoed =
                headers.stream()
                        .filter(h -> ECHOED.contains(h.name().toLowerCase(Locale.ROOT)))
                        .toList();
        SipMessage answer = new SipMessage(VERSION + " " + status + " " + reason, echoed, "");
        return status == 100 || inDialog()
                ? answer
                : answer.with("To", required("To") + ";tag=" + Tokens.next());
    }

    /**
     * A request of the same transaction, hop by hop: the CANCEL of an INVITE (section 9.1), or the
     * ACK of its refusal (17.1.1.3).
     */
    SipMessage hopByHop(String method, String to) {
        SipMessage request =
                new SipMessage(method + " " + uri() + " " + VERSION, List.of(), "")
                        .added("Via", required("Via"))
                        .added("From", required("From"))
                        .added("To", to)
                        .added("Call-ID", required("Call-ID"))
                        .added("CSeq", cseq().group(1) + " " + method)
                        .added("Max-Forwards", "70");
        for (String route : all("Route")) {
            request = request.added("Route", route);
        }
        return request;
    }

    /** As it goes on the wire, with a Content-Length of its own. */
    String text() {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return headers.stream()
                .filter(h -> !h.is("Content-Length"))
                .map(h -> h.name() + ": " + h.value() + "\r\n")
                .collect(
                        Collectors.joining(
                                "",
                                start + "\r\n",
                                "Content-Length: " + length + "\r\n\r\n" + body));
    }
}
