package org.agent008.domain.speech;

/** Whose voice: this phone's, be it the person or the agent, or the far end's. */
public enum Channel {
    LOCAL,
    REMOTE
}
