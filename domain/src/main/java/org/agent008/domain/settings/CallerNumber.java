package org.agent008.domain.settings;

import java.util.List;

/** A number the person may show when calling, with labels of their own. */
public record CallerNumber(String number, List<String> tags) {
    public CallerNumber {
        tags = List.copyOf(tags);
    }
}
