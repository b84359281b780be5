package org.agent008.app.cli;

/** Text that came from far away, as a terminal may show it. */
final class Printable {
    private Printable() {}

    /** Without what would move the cursor, change colours or turn the direction of writing. */
    static String of(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n]]|[\\u202A-\\u202E\\u2066-\\u2069]", "?");
    }
}
