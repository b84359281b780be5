package org.agent008.adapter.storage;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataAdapter;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agent008.domain.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a phone wants to know of a vCard (2.1, 3.0 or 4.0).
 *
 * @param uid the card's own name for itself
 * @param name empty where the card has none
 */
record VcardContact(
        Optional<String> uid,
        Optional<String> name,
        Optional<String> organisation,
        List<PhoneNumber> phones,
        Optional<String> avatar) {
    /** Reads one card; what it does not understand of it is passed over. */
    static VcardContact parse(String text) throws IOException {
        Properties card = new Properties();
        try (VObjectReader reader =
                new VObjectReader(new StringReader(text), SyntaxRules.vcard())) {
            reader.setDefaultQuotedPrintableCharset(StandardCharsets.UTF_8);
            reader.parse(card);
        }
        Optional<String> organisation =
                card.first("ORG")
                        .map(p -> VObjectPropertyValues.parseSemiStructured(p.getValue()).stream())
                        .flatMap(parts -> joined(parts, ", "));
        return new VcardContact(
                card.text("UID"),
                card.text("FN")
                        .or(() -> card.first("N").flatMap(VcardContact::structured))
                        .or(() -> card.text("NICKNAME"))
                        .or(() -> organisation),
                organisation,
                card.phones(),
                card.avatar());
    }

    /** {@code family;given;additional;prefixes;suffixes}, as one says it. */
    private static Optional<String> structured(VObjectProperty n) {
        List<String> parts =
                VObjectPropertyValues.parseStructured(n.getValue()).stream()
                        .map(part -> String.join(" ", part))
                        .toList();
        return joined(Stream.of(3, 1, 2, 0, 4).filter(i -> i < parts.size()).map(parts::get), " ");
    }

    private static Optional<String> joined(Stream<String> parts, String with) {
        return line(
                parts.map(part -> line(part).orElse(""))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(with)));
    }

    /** As one line; empty where nothing is left of it. */
    private static Optional<String> line(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(t -> t.replaceAll("[\\p{Cc}\\s]+", " ").strip())
                .filter(t -> !t.isEmpty());
    }

    /** The properties of the card itself, without those of cards within it. */
    private static final class Properties extends VObjectDataAdapter {
        /** Types that say how good a number is, or what every number is. */
        private static final Set<String> NO_LABELS = Set.of("pref", "voice", "msg");

        private static final int PREFERRED = 1;
        private static final int NOT_PREFERRED = 101;

        private final List<VObjectProperty> all = new ArrayList<>();

        @Override
        public void onProperty(VObjectProperty property, Context context) {
            if (context.getParentComponents().size() == 1) {
                all.add(property);
            }
        }

        private Stream<VObjectProperty> named(String name) {
            return all.stream().filter(p -> p.getName().equalsIgnoreCase(name));
        }

        Optional<VObjectProperty> first(String name) {
            return named(name).filter(p -> line(p.getValue()).isPresent()).findFirst();
        }

        Optional<String> text(String name) {
            return first(name).flatMap(Properties::text);
        }

        private static Optional<String> text(VObjectProperty property) {
            return line(VObjectPropertyValues.unescape(property.getValue()));
        }

        private record Ranked(int rank, PhoneNumber number) {}

        List<PhoneNumber> phones() {
            Stream<Ranked> telephones =
                    named("TEL")
                            .flatMap(p ->
                                    text(p)
                                            .map(value -> value.replaceFirst("(?i)^tel:", ""))
                                            .map(value -> new Ranked(rank(p), number(value, p)))
                                            .stream());
            Stream<Ranked> addresses =
                    Stream.concat(
                                    named("IMPP")
                                            .flatMap(p -> text(p).stream())
                                            .filter(v -> v.matches("(?i)sips?:.*")),
                                    named("X-SIP").flatMap(p -> text(p).stream()))
                            .map(value -> value.replaceFirst("(?i)^sips?:", ""))
                            .map(value -> new PhoneNumber(value, Optional.of("sip")))
                            .map(number -> new Ranked(NOT_PREFERRED, number));
            return Stream.concat(telephones, addresses)
                    .sorted(Comparator.comparingInt(Ranked::rank))
                    .map(Ranked::number)
                    .distinct()
                    .toList();
        }

        private static PhoneNumber number(String value, VObjectProperty p) {
            return new PhoneNumber(
                    value, joined(types(p).filter(type -> !NO_LABELS.contains(type)), " "));
        }

        private static int rank(VObjectProperty p) {
            String pref = p.getParameters().first("PREF");
            if (pref != null && pref.matches("[0-9]{1,3}")) {
                return Integer.parseInt(pref);
            }
            return types(p).anyMatch("pref"::equals) ? PREFERRED : NOT_PREFERRED;
        }

        /** In vCard 2.1 they stand without {@code TYPE=}. */
        private static Stream<String> types(VObjectProperty p) {
            return p.getParameters().getMap().entrySet().stream()
                    .filter(e -> e.getKey() == null || e.getKey().equals("TYPE"))
                    .flatMap(e -> e.getValue().stream())
                    .flatMap(types -> Stream.of(types.split(",", -1)))
                    .map(type -> type.strip().toLowerCase(Locale.ROOT))
                    .distinct();
        }

        /** Pictures within cards are not kept: ten thousand of them would be. */
        Optional<String> avatar() {
            return named("PHOTO")
                    .flatMap(p -> text(p).stream())
                    .filter(value -> value.matches("(?i)https?://\\S+"))
                    .findFirst();
        }
    }
}
