package org.agent008.adapter.settings;

/**
 * One thing to say about a configuration file. It never holds a value of the file, since that may
 * be a secret.
 *
 * @param file the file as it was named
 * @param line from 1; 0 where the whole file is meant
 * @param column from 1, in UTF-16 units; 0 where the whole file is meant
 * @param field such as {@code webhooks[0].endpoint}; empty for the file or its root
 * @param message what is wrong and what would be right
 */
public record Finding(String file, int line, int column, String field, String message) {
    static Finding ofFile(String file, String message) {
        return new Finding(file, 0, 0, "", message);
    }

    /** One line: {@code config.json:6:22: webhooks[0].endpoint: must be an http(s) URL}. */
    @Override
    public String toString() {
        var place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + ": " + (field.isEmpty() ? "" : field + ": ") + message;
    }
}
