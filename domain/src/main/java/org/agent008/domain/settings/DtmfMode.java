package org.agent008.domain.settings;

/** How keypad tones are sent. */
public enum DtmfMode {
    /** RFC 4733 where the call has agreed on it, else SIP INFO. */
    AUTO,

    /** In the audio stream (RFC 4733) or not at all. */
    RFC4733,

    /** By SIP INFO, {@code application/dtmf-relay}. */
    INFO
}
