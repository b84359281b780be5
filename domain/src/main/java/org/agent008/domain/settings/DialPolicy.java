package org.agent008.domain.settings;

import java.util.List;

/**
 * What programs and links may have the phone call; what the person dials by hand is free.
 *
 * @param allow where not empty: nothing else; entries are numbers or addresses, in which {@code *}
 *     at the end or the beginning stands for anything
 * @param deny never; goes before {@code allow}
 * @param perMinute the most calls within a minute
 * @param confirmLinks the person is asked before a link is called
 */
public record DialPolicy(
        List<String> allow, List<String> deny, int perMinute, boolean confirmLinks) {
    public static final DialPolicy DEFAULT = new DialPolicy(List.of(), List.of(), 30, true);

    public DialPolicy {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }
}
