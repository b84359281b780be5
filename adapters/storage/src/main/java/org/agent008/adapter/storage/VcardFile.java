package org.agent008.adapter.storage;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Cuts a stream of vCards into cards and remembers where each began. One card is in memory at a
 * time, and no more of it than {@value #LARGEST} bytes. Not thread-safe.
 */
final class VcardFile {
    /** Some address books put whole photographs into their cards. */
    static final int LARGEST = 16 * 1024 * 1024;

    private static final Charset OLD_WINDOWS = Charset.forName("windows-1252");

    /**
     * What stands between {@code BEGIN:VCARD} and {@code END:VCARD}.
     *
     * @param line where it begins, the first is 1
     * @param fault why it cannot be used
     */
    record Card(int line, String text, Optional<String> fault) {}

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream card = new ByteArrayOutputStream();
    private int lines;
    private boolean begun;

    VcardFile(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Empty at the end of the stream. */
    Optional<Card> next() throws IOException {
        if (!begun && !skipTo()) {
            return Optional.empty();
        }
        begun = false;
        int first = lines;
        card.reset();
        boolean tooLarge = !keep();
        int depth = 1;
        String before = "";
        while (readLine()) {
            String word = word();
            if (word.equals("BEGIN:VCARD")) {
                if (!before.startsWith("AGENT")) { // which is a card within a card (vCard 2.1)
                    begun = true;
                    return broken(first, "has no END:VCARD");
                }
                depth++;
            } else if (word.equals("END:VCARD")) {
                depth--;
            }
            tooLarge |= !keep();
            if (depth == 0) {
                return tooLarge
                        ? broken(first, "is larger than " + LARGEST / 1024 / 1024 + " MB")
                        : Optional.of(new Card(first, text(), Optional.empty()));
            }
            before = word;
        }
        return broken(first, "has no END:VCARD");
    }

    private static Optional<Card> broken(int line, String why) {
        return Optional.of(new Card(line, "", Optional.of(why)));
    }

    private boolean skipTo() throws IOException {
        while (readLine()) {
            if (word().equals("BEGIN:VCARD")) {
                return true;
            }
        }
        return false;
    }

    /** False where the card has become too large; the rest of it is passed over. */
    private boolean keep() {
        if (card.size() + line.size() > LARGEST) {
            return false;
        }
        card.writeBytes(line.toByteArray());
        return true;
    }

    /** One line with its end; what is longer than a card may be is cut off. */
    private boolean readLine() throws IOException {
        line.reset();
        int b = in.read();
        if (b < 0) {
            return false;
        }
        lines++;
        while (b >= 0) {
            if (line.size() <= LARGEST) {
                line.write(b);
            }
            if (b == '\n') {
                break;
            }
            b = in.read();
        }
        return true;
    }

    /** The line as what it may mean for the structure; long lines mean nothing for it. */
    private String word() {
        if (line.size() > 64) {
            return "";
        }
        String text = line.toString(StandardCharsets.UTF_8).strip().toUpperCase(Locale.ROOT);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** UTF-8, or what Windows wrote before that. */
    private String text() {
        byte[] bytes = card.toByteArray();
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, OLD_WINDOWS);
        }
    }
}
