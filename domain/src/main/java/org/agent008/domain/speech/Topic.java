package org.agent008.domain.speech;

import java.util.List;

/**
 * Something that calls may be about.
 *
 * @param phrases words or phrases that tell it is talked about, whatever their case
 */
public record Topic(String name, List<String> phrases) {
    public Topic {
        phrases = List.copyOf(phrases);
    }
}
