package org.agent008.adapter.storage;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that somebody searches for.
 *
 * @param all in lower case, without accents
 */
record SearchWords(List<String> all) {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    static SearchWords of(String query) {
        return new SearchWords(
                Arrays.stream(SPACES.split(ContactIndex.plain(query).strip()))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /** For FTS5: a word that begins so. Quoted, it holds no operator. */
    static String prefix(String word) {
        return "\"" + word.replace("\"", "\"\"") + "\"*";
    }

    /** For FTS5: any of them. */
    String any() {
        return all.stream().map(SearchWords::prefix).collect(Collectors.joining(" OR "));
    }
}
