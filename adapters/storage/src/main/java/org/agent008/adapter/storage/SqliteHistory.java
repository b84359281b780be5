package org.agent008.adapter.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agent008.adapter.wire.CdrJson;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Party;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.port.History;

/** Reads the calls that the journal wrote down. */
final class SqliteHistory implements History {
    private static final String HAS_WORD =
            """
             and (instr(words, ?) > 0 or (call, date) in (
                select p.call, p.date from said join product p on p.id = said.rowid
                where said match ?))
            """;

    private final Reader reader;

    SqliteHistory(Reader reader) {
        this.reader = reader;
    }

    /** What a call is found by. */
    static String words(Cdr cdr) {
        return Stream.of(parts(cdr.from()), parts(cdr.to()), parts(cdr.contact()))
                .flatMap(parts -> parts)
                .map(ContactIndex::plain)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> parts(Party party) {
        return Stream.concat(Stream.of(Numbers.bare(party.number())), party.name().stream());
    }

    private static Stream<String> parts(Optional<Contact> contact) {
        return contact.stream()
                .flatMap(c -> Stream.concat(Stream.of(c.name()), c.organisation().stream()));
    }

    @Override
    public List<Cdr> search(String query, Optional<Instant> before, int limit) {
        List<String> words = SearchWords.of(query).all();
        List<Object> parameters = new ArrayList<>();
        parameters.add(before.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
        for (String word : words) {
            parameters.add(word);
            parameters.add(SearchWords.prefix(word));
        }
        parameters.add(limit);
        return reader.query(
                r -> CdrJson.parse(r.getString(1)),
                "select cdr from history where at < ?"
                        + HAS_WORD.repeat(words.size())
                        + " order by at desc, call limit ?",
                parameters.toArray());
    }

    @Override
    public Optional<Cdr> find(CallId id) {
        return reader
                .query(
                        r -> CdrJson.parse(r.getString(1)),
                        "select cdr from history where call = ? order by at desc limit 1",
                        id.value())
                .stream()
                .findFirst();
    }
}
