package org.agent008.sdk.wire;

import java.util.List;

/** A number that outbound calls can show. */
public record CallerNumber(String number, List<String> tags) {
    public CallerNumber {
        tags = List.copyOf(tags);
    }
}
