package org.agent008.app.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of text what opens doors: all that looks like it, and each secret that is known,
 * wherever it stands.
 */
final class Scrub {
    private static final int SHORTEST = 4;
    private static final String HIDDEN = "***";
    private static final List<Pattern> KINDS =
            List.of(
                    Pattern.compile("(?i)(authorization[\"']?\\s*[:=]\\s*).*"),
                    Pattern.compile("(?i)(\\b(?:basic|bearer|digest) )(?=\\S*[\\d=])\\S{8,}"),
                    Pattern.compile("(whsec_)[\\w+/=-]+"),
                    Pattern.compile("(\\w://)[^/\\s@\"']+(?=@)"),
                    Pattern.compile("(?i)(\\bsips?:[^:@;<>\\s\"]+:)[^@;<>\\s\"]+(?=@)"),
                    Pattern.compile("([?&][\\w.-]+=)[^&\\s\"'<>]+"),
                    Pattern.compile(
                            "(?i)((?:password|secret|token|credential|api_?key)[\"']?\\s*[:=]\\s*)"
                                    + "(?!\\[)(?:\"[^\"]*\"|'[^']*'|[^\\s,;\"']+)"));

    private final List<String> known;

    /**
     * @param known secrets; one of less than four characters would black out half the text
     */
    Scrub(Set<String> known) {
        this.known =
                known.stream()
                        .filter(secret -> secret.length() >= SHORTEST)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }

    String of(String text) {
        String shown = text;
        for (String secret : known) {
            shown = shown.replace(secret, HIDDEN);
        }
        for (Pattern kind : KINDS) {
            shown = kind.matcher(shown).replaceAll("$1" + HIDDEN);
        }
        return shown;
    }
}
