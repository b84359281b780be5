package org.agent008.domain.settings;

/**
 * What may be handed on.
 *
 * @param allowed this phone may transfer calls at all
 * @param blind also without asking the target first
 * @param asked what happens when a far end asks this phone to call somebody else (REFER)
 */
public record TransferRules(boolean allowed, boolean blind, Asked asked) {
    public static final TransferRules DEFAULT = new TransferRules(true, true, Asked.PERSON);

    /** Who decides about a far end's wish. */
    public enum Asked {
        /** The person, each time. */
        PERSON,

        /** Nobody: it is done. */
        ANYBODY,

        /** Nobody: it is refused. */
        NEVER
    }
}
