package org.agent008.domain.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.redaction.NumberRun.Part;

/**
 * Finds card numbers: digits as an issuer gives them out, whose last one proves the others (ISO/IEC
 * 7812, Luhn). What is dictated right after one, its date and its security code, goes with it.
 */
final class CardNumbers implements Find.Finder {
    static final String LABEL = "card";
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    /** A card that has begun is no phone number any more. */
    private static final int SURELY_NO_PHONE = 13;

    private static final int PHONE_LONGEST = 15;
    private static final int DATE_AND_CODE = 8;

    private final boolean unfinished;

    private CardNumbers(boolean unfinished) {
        this.unfinished = unfinished;
    }

    static CardNumbers whole() {
        return new CardNumbers(false);
    }

    /** Also finds those whose last digits are still to be said. */
    static CardNumbers growing() {
        return new CardNumbers(true);
    }

    @Override
    public List<Find> in(List<Token> tokens) {
        List<Find> finds = new ArrayList<>();
        for (NumberRun run : NumberRun.in(tokens)) {
            int from = 0;
            while (from < run.parts().size()) {
                Optional<Find> find = first(run, from);
                find.ifPresent(finds::add);
                int end = find.map(Find::last).orElse(Integer.MAX_VALUE);
                while (from < run.parts().size() && run.parts().get(from).first() <= end) {
                    from++;
                }
            }
        }
        return finds;
    }

    private Optional<Find> first(NumberRun run, int from) {
        List<Part> parts = run.parts();
        int all = run.digits(0, parts.size() - 1).length();
        if (run.international() && all <= PHONE_LONGEST) {
            return Optional.empty();
        }
        for (int first = from; first < parts.size(); first++) {
            for (int last = longest(run, first); last >= first; last--) {
                String digits = run.digits(first, last);
                if (digits.length() < SHORTEST) {
                    break;
                }
                boolean growing = unfinished && last == parts.size() - 1;
                if (isCard(digits) || (growing && mayBecomeCard(digits))) {
                    return Optional.of(
                            new Find(LABEL, parts.get(first).first(), withDateAndCode(run, last)));
                }
            }
        }
        return Optional.empty();
    }

    private static int longest(NumberRun run, int first) {
        int length = 0;
        int last = first - 1;
        while (last + 1 < run.parts().size()
                && length + run.parts().get(last + 1).digits().length() <= LONGEST) {
            last++;
            length += run.parts().get(last).digits().length();
        }
        return last;
    }

    private static int withDateAndCode(NumberRun run, int last) {
        int end = run.parts().size() - 1;
        return last < end && run.digits(last + 1, end).length() <= DATE_AND_CODE
                ? run.parts().get(end).last()
                : run.parts().get(last).last();
    }

    static boolean isCard(String digits) {
        return Issuer.of(digits).filter(i -> i.gives(digits.length())).isPresent() && luhn(digits);
    }

    private static boolean mayBecomeCard(String digits) {
        return digits.length() >= SURELY_NO_PHONE
                && Issuer.of(digits).filter(i -> i.longest() >= digits.length()).isPresent();
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0 && !digits.chars().allMatch(c -> c == digits.charAt(0));
    }

    /**
     * Who gives cards out whose first four digits are in a range, and how long their numbers are.
     */
    private record Issuer(int from, int to, int shortest, int longest) {
        private static final List<Issuer> KNOWN =
                List.of(
                        new Issuer(2200, 2204, 16, 19), // Mir
                        new Issuer(2221, 2720, 16, 16), // Mastercard
                        new Issuer(3000, 3059, 14, 19), // Diners Club
                        new Issuer(3095, 3095, 14, 19),
                        new Issuer(3400, 3499, 15, 15), // American Express
                        new Issuer(3528, 3589, 16, 19), // JCB
                        new Issuer(3600, 3699, 14, 19), // Diners Club
                        new Issuer(3700, 3799, 15, 15), // American Express
                        new Issuer(3800, 3999, 14, 19), // Diners Club
                        new Issuer(4000, 4999, 13, 19), // Visa
                        new Issuer(5000, 5099, 12, 19), // Maestro
                        new Issuer(5100, 5599, 16, 16), // Mastercard
                        new Issuer(5600, 5899, 12, 19), // Maestro
                        new Issuer(6000, 6999, 12, 19), // Maestro, Discover, UnionPay, RuPay
                        new Issuer(8100, 8171, 16, 19)); // UnionPay

        static Optional<Issuer> of(String digits) {
            int head = Integer.parseInt(digits.substring(0, 4));
            return KNOWN.stream().filter(i -> i.from <= head && head <= i.to).findFirst();
        }

        /** Visa has given out 13, 16 and 19 digits only. */
        boolean gives(int length) {
            return length >= shortest
                    && length <= longest
                    && (from != 4000 || length == 13 || length == 16 || length == 19);
        }
    }
}
