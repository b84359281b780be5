package org.agent008.adapter.storage;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads telephone numbers as one writes them in a region. Safe from any thread.
 *
 * @param region ISO 3166 code of the country whose national numbers are meant; {@code ZZ} where
 *     none is known, and only international numbers are read
 */
record Numbers(String region) {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final String NOWHERE = "ZZ";
    private static final Pattern SEPARATORS = Pattern.compile("[\\s()./\u00a0\u2010-\u2015-]");
    private static final Pattern SCHEME = Pattern.compile("^(?:sips?|tel|callto):");
    private static final Pattern TELEPHONE =
            Pattern.compile("\\+?[0-9][0-9]+(?:(?:;ext=|,|x|ext)[0-9]+)?");

    /** The region of the first own number that is international, else that of the locale. */
    static Numbers of(List<String> own, Locale locale) {
        return own.stream()
                .map(new Numbers(NOWHERE)::parsed)
                .flatMap(Optional::stream)
                .map(UTIL::getRegionCodeForNumber)
                .filter(UTIL.getSupportedRegions()::contains)
                .findFirst()
                .or(() ->
                        Optional.of(locale.getCountry())
                                .filter(UTIL.getSupportedRegions()::contains))
                .map(Numbers::new)
                .orElseGet(() -> new Numbers(NOWHERE));
    }

    /** The same for each way to write exactly this number: no separators, no scheme. */
    static String bare(String number) {
        String text = SEPARATORS.matcher(number.strip().toLowerCase(Locale.ROOT)).replaceAll("");
        return SCHEME.matcher(text).replaceFirst("");
    }

    /**
     * {@code +34600123456}, with {@code ;ext=12} where it has an extension; empty where the text is
     * no telephone number of anywhere, such as an extension or a SIP user.
     */
    Optional<String> international(String number) {
        String bare = bare(number);
        return parsed(bare)
                .map(n ->
                        UTIL.format(n, PhoneNumberFormat.E164)
                                + (n.hasExtension() ? ";ext=" + n.getExtension() : ""));
    }

    private Optional<PhoneNumber> parsed(String bare) {
        if (!TELEPHONE.matcher(bare).matches()) {
            return Optional.empty();
        }
        Optional<PhoneNumber> here = parse(bare);
        if (here.filter(UTIL::isValidNumber).isPresent()) {
            return here;
        }
        // Many phone systems leave out the plus.
        return (bare.startsWith("+") ? Optional.<PhoneNumber>empty() : parse("+" + bare))
                .filter(UTIL::isValidNumber)
                .or(() ->
                        here.filter(n ->
                                UTIL.isPossibleNumberWithReason(n)
                                        == ValidationResult.IS_POSSIBLE));
    }

    private Optional<PhoneNumber> parse(String text) {
        try {
            return Optional.of(UTIL.parse(text, region));
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }
}
