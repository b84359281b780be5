package org.agent008.adapter.storage;

import java.util.ArrayList;
import java.util.List;
import org.agent008.domain.speech.Snippet;

/** Text in which words are marked by characters that nobody says. */
final class MarkedText {
    static final char BEGIN = '\u0002';
    static final char END = '\u0003';

    private MarkedText() {}

    static Snippet snippet(Snippet.Source source, String marked) {
        StringBuilder text = new StringBuilder();
        List<Snippet.Mark> marks = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            switch (c) {
                case BEGIN -> begin = text.length();
                case END -> marks.add(new Snippet.Mark(begin, text.length()));
                default -> text.append(c == '\n' ? ' ' : c);
            }
        }
        return new Snippet(source, text.toString(), marks);
    }
}
