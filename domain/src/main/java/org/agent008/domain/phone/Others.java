package org.agent008.domain.phone;

/** What becomes of the calls a person talks in when another one is answered. */
public enum Others {
    /** They are held. */
    HOLD,

    /** They end. */
    END,

    /** They go on; the person hears and is heard in the answered one only. */
    KEEP
}
