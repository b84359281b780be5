package org.agent008.domain.redaction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds account numbers: as long as the country's are, and their two check digits prove the rest
 * (ISO 13616, modulo 97). Letters may be spelled, by the alphabet of NATO too.
 */
final class Ibans implements Find.Finder {
    static final String LABEL = "iban";
    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final int LONGEST_NAME = 4;
    private static final Map<String, Integer> LENGTHS = new HashMap<>();

    static {
        for (String entry :
                ("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24"
                                + " DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22"
                                + " GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27"
                                + " JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24"
                                + " ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28"
                                + " PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24"
                                + " SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")
                        .split(" ", -1)) {
            LENGTHS.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
        }
    }

    @Override
    public List<Find> in(List<Token> tokens) {
        List<Find> finds = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.get(at).isWord()) {
                Optional<Find> find = from(tokens, at);
                find.ifPresent(finds::add);
                at = find.map(Find::last).orElse(at);
            }
        }
        return finds;
    }

    private static Optional<Find> from(List<Token> tokens, int first) {
        StringBuilder read = new StringBuilder();
        int wanted = Integer.MAX_VALUE;
        for (int at = first; at < tokens.size() && read.length() < wanted; at++) {
            Optional<Piece> piece = piece(tokens, at, read.length());
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            read.append(piece.get().text());
            at = piece.get().last();
            if (read.length() >= 2 && wanted == Integer.MAX_VALUE) {
                Integer length = LENGTHS.get(read.substring(0, 2));
                if (length == null) {
                    return Optional.empty();
                }
                wanted = length;
            }
            if (read.length() == wanted && proven(read.toString())) {
                return Optional.of(new Find(LABEL, first, at));
            }
        }
        return Optional.empty();
    }

    private record Piece(String text, int last) {}

    private static Optional<Piece> piece(List<Token> tokens, int at, int read) {
        Token token = tokens.get(at);
        if (token.isSign()) {
            return read > 0 && Spoken.sign(token, "-./, ")
                    ? Optional.of(new Piece("", at))
                    : Optional.empty();
        }
        Optional<String> letter = token.isWord() ? letter(token.text()) : Optional.empty();
        if (read < 2 && letter.isPresent()) {
            return Optional.of(new Piece(letter.get(), at));
        }
        if (Spoken.isTimes(token.text()) && at + 1 < tokens.size()) {
            Optional<String> doubled = letter(tokens.get(at + 1).text());
            if (doubled.isPresent() && !doubled.get().equals("O")) {
                return Optional.of(new Piece(doubled.get().repeat(2), at + 1));
            }
        }
        return Spoken.numeral(tokens, at)
                .map(n -> new Piece(n.digits(), n.last()))
                .or(() -> letter.map(l -> new Piece(l, at)))
                .or(() ->
                        read > 0 && Spoken.isFiller(token)
                                ? Optional.of(new Piece("", at))
                                : Optional.empty())
                .or(() -> name(token).map(name -> new Piece(name, at)));
    }

    private static Optional<String> letter(String word) {
        return Spoken.letter(word)
                .map(l -> l.toUpperCase(Locale.ROOT))
                .filter(l -> l.charAt(0) >= 'A' && l.charAt(0) <= 'Z');
    }

    /** The country, or a bank's name as it is written. */
    private static Optional<String> name(Token token) {
        return Optional.of(token.text().toUpperCase(Locale.ROOT))
                .filter(t -> token.isWord() && t.length() <= LONGEST_NAME)
                .filter(t -> t.chars().allMatch(c -> c >= 'A' && c <= 'Z'));
    }

    private static boolean proven(String iban) {
        String turned = iban.substring(4) + iban.substring(0, 4);
        StringBuilder number = new StringBuilder();
        turned.chars().forEach(c -> number.append(Character.digit(c, 36)));
        return Character.isDigit(iban.charAt(2))
                && Character.isDigit(iban.charAt(3))
                && new BigInteger(number.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }
}
