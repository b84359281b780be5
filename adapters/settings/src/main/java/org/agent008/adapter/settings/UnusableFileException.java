package org.agent008.adapter.settings;

/** Ends the reading of a file at once: there is no text, or no JSON, to look at further. */
final class UnusableFileException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    UnusableFileException(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
