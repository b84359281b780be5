package org.agent008.adapter.sip;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a stream into messages by their Content-Length (RFC 3261 section 18.3). */
final class SipStream {
    private static final int LONGEST_HEAD = 1 << 16;
    private static final int LONGEST_BODY = 1 << 20;
    private static final Pattern LENGTH =
            Pattern.compile("(?im)^(?:Content-Length|l)[ \\t]*:[ \\t]*(\\d{1,9})[ \\t]*$");

    private final InputStream in;

    SipStream(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * The next message, or a lone line end between two; empty at the end of the stream.
     *
     * @throws IOException also where what comes is no SIP
     */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int line = 0; // bytes of the line so far
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n') {
                if (line == 0 && head.size() <= 2) {
                    return Optional.of("\r\n");
                }
                if (line == 0) {
                    return Optional.of(withBody(head.toString(StandardCharsets.UTF_8)));
                }
                line = 0;
            } else if (next != '\r') {
                line++;
            }
            if (head.size() > LONGEST_HEAD) {
                throw new IOException("more header than any SIP message has");
            }
        }
        return Optional.empty();
    }

    private String withBody(String head) throws IOException {
        Matcher matcher = LENGTH.matcher(head.replace("\r", ""));
        int length = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        if (length > LONGEST_BODY) {
            throw new IOException("more body than any SIP message has");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("the end in the middle of a message");
        }
        return head + new String(body, StandardCharsets.UTF_8);
    }
}
