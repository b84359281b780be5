package org.agent008.adapter.storage;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.PhoneNumber;

/** An address book made to be looked up in. Immutable. */
final class ContactIndex {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("[+0-9 ()./-]*[0-9][+0-9 ()./-]*");

    /** A contact that has a number; {@code place} among the numbers it has. */
    private record Owner(Contact contact, int place) {
        static final Comparator<Owner> BEST =
                Comparator.comparingInt(Owner::place)
                        .thenComparing(o -> o.contact().name())
                        .thenComparing(o -> o.contact().id());

        static Owner better(Owner a, Owner b) {
            return BEST.compare(a, b) <= 0 ? a : b;
        }
    }

    /**
     * @param name and {@code rest}: plain text to search
     */
    private record Entry(Contact contact, String name, String rest) {
        boolean has(String word) {
            return name.contains(word) || rest.contains(word);
        }

        /** The smaller the better. */
        int rank(String word) {
            if (name.startsWith(word)) {
                return 0;
            }
            return name.contains(" " + word) ? 1 : 2;
        }
    }

    private final Numbers numbers;
    private final List<Entry> byName;
    private final Map<String, Owner> asWritten = new HashMap<>();
    private final Map<String, Owner> international = new HashMap<>();

    ContactIndex(Collection<Contact> contacts, Numbers numbers) {
        this.numbers = numbers;
        byName =
                contacts.stream()
                        .map(ContactIndex::entry)
                        .sorted(
                                Comparator.comparing(Entry::name)
                                        .thenComparing(e -> e.contact().id()))
                        .toList();
        for (Contact contact : contacts) {
            for (int place = 0; place < contact.phones().size(); place++) {
                String number = contact.phones().get(place).value();
                Owner owner = new Owner(contact, place);
                asWritten.merge(Numbers.bare(number), owner, Owner::better);
                numbers.international(number)
                        .ifPresent(key -> international.merge(key, owner, Owner::better));
            }
        }
    }

    private static Entry entry(Contact c) {
        return new Entry(
                c,
                plain(c.name()),
                Stream.concat(
                                c.organisation().map(ContactIndex::plain).stream(),
                                c.phones().stream().map(PhoneNumber::value).map(Numbers::bare))
                        .collect(Collectors.joining("\n")));
    }

    /** Exactly so in one's book, or the same number of the world. */
    Optional<Contact> match(String number) {
        String bare = Numbers.bare(number);
        return Optional.ofNullable(asWritten.get(bare))
                .or(() -> numbers.international(bare).map(international::get))
                .map(Owner::contact);
    }

    List<Contact> search(String query, int limit) {
        String asked = plain(query).strip();
        List<String> words =
                NUMBER.matcher(asked).matches()
                        ? List.of(Numbers.bare(asked))
                        : Arrays.asList(SPACES.split(asked));
        return byName.stream()
                .filter(e -> words.stream().allMatch(e::has))
                .sorted(Comparator.comparingInt(e -> e.rank(words.getFirst())))
                .limit(limit)
                .map(Entry::contact)
                .toList();
    }

    /** Without case and accents. */
    static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
    }
}
