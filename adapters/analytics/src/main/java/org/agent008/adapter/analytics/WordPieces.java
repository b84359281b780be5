package org.agent008.adapter.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits text into the pieces that BERT models know, uncased: words, and of rarer words the longest
 * beginnings.
 */
final class WordPieces {
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final int unknown;
    private final int begin;
    private final int end;

    /** Reads the vocabulary of a {@code tokenizer.json}. */
    WordPieces(InputStream json) throws IOException {
        JsonNode root = JsonMapper.builder().build().readTree(json);
        root.at("/model/vocab")
                .properties()
                .forEach(piece -> vocabulary.put(piece.getKey(), piece.getValue().intValue()));
        unknown = id("[UNK]");
        begin = id("[CLS]");
        end = id("[SEP]");
    }

    private int id(String piece) throws IOException {
        Integer id = vocabulary.get(piece);
        if (id == null) {
            throw new IOException("the vocabulary lacks " + piece);
        }
        return id;
    }

    /** At most {@code limit} ids, the marks of begin and end among them. */
    long[] ids(String text, int limit) {
        List<Integer> ids = new ArrayList<>(List.of(begin));
        words(text).forEach(word -> add(word, ids));
        List<Integer> kept = new ArrayList<>(ids.subList(0, Math.min(ids.size(), limit - 1)));
        kept.add(end);
        return kept.stream().mapToLong(Integer::longValue).toArray();
    }

    private static List<String> words(String text) {
        String plain =
                Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                        .replaceAll("\\p{Mn}+", "");
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        plain.codePoints()
                .forEach(c -> {
                    if (Character.isLetterOrDigit(c) && !Character.isIdeographic(c)) {
                        word.appendCodePoint(c);
                        return;
                    }
                    end(word, words);
                    if (!Character.isWhitespace(c) && !Character.isISOControl(c)) {
                        words.add(Character.toString(c));
                    }
                });
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private void add(String word, List<Integer> ids) {
        List<Integer> pieces = new ArrayList<>();
        for (int from = 0; from < word.length(); ) {
            int to = word.length() > LONGEST_WORD ? from : word.length();
            Integer piece = null;
            while (to > from && (piece = piece(word, from, to)) == null) {
                to--;
            }
            if (piece == null) {
                ids.add(unknown);
                return;
            }
            pieces.add(piece);
            from = to;
        }
        ids.addAll(pieces);
    }

    private @Nullable Integer piece(String word, int from, int to) {
        String part = word.substring(from, to);
        return vocabulary.get(from == 0 ? part : "##" + part);
    }
}
