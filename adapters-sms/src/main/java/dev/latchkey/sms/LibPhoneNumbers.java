package dev.latchkey.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.latchkey.application.accounts.PhoneNumbers;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.shared.InvalidValue;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Understands phone numbers by what Google's libphonenumber knows of the numbering plans of the world. */
public final class LibPhoneNumbers implements PhoneNumbers {
    private static final Set<PhoneNumberType> MOBILE =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    /** Eleven digits with the 8 that is dialled within Russia and Kazakhstan, or with a 7 whose plus sign was left out. */
    private static final Pattern ZONE_7_LONG = Pattern.compile("(?:7|8(?!10))\\d{10}");

    private static final Pattern ZONE_7_SHORT = Pattern.compile("\\d{10}");

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String region;
    private final PhonePolicy policy;
    private final boolean homeIsZone7;

    /**
     * Understands numbers as people of that region write them. Reads what is known of the region, which takes some 50
     * milliseconds, so that the first caller does not wait for it.
     *
     * @param region two letters, e.g. {@code RU}; whose numbers are meant when no country is given
     * @throws IllegalArgumentException if there is no such region
     */
    public LibPhoneNumbers(String region, PhonePolicy policy) {
        if (!library.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException(
                    "There is no region " + region + "; it has to be two capital letters such as RU");
        }
        this.region = region;
        this.policy = policy;
        this.homeIsZone7 = library.getCountryCodeForRegion(region) == 7;
    }

    @Override
    public PhoneNumber parse(String written) {
        String digits = WrittenNumber.digits(written).orElseThrow(LibPhoneNumbers::invalid);
        Phonenumber.PhoneNumber number = parsed(international(digits));
        check(number);
        String e164 = library.format(number, PhoneNumberFormat.E164);
        // One spelling more must not make another number of it: whoever sends back what we store means the same.
        if (!library.format(parsed(e164), PhoneNumberFormat.E164).equals(e164)) {
            throw invalid();
        }
        return new PhoneNumber(e164);
    }

    private String international(String digits) {
        if (digits.startsWith("00")) {
            return "+" + digits.substring(2);
        }
        if (homeIsZone7 && ZONE_7_LONG.matcher(digits).matches()) {
            return "+7" + digits.substring(1);
        }
        if (homeIsZone7 && ZONE_7_SHORT.matcher(digits).matches()) {
            return "+7" + digits;
        }
        return digits;
    }

    private Phonenumber.PhoneNumber parsed(String number) {
        try {
            return library.parse(number, region);
        } catch (NumberParseException e) {
            throw invalid();
        }
    }

    private void check(Phonenumber.PhoneNumber number) {
        boolean usable = switch (policy) {
            case POSSIBLE -> library.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            case VALID, MOBILE -> library.isValidNumber(number);
        };
        if (!usable) {
            throw invalid();
        }
        if (policy == PhonePolicy.MOBILE && !MOBILE.contains(library.getNumberType(number))) {
            throw new InvalidValue("phone", "phone.not_mobile", "must be the number of a mobile phone");
        }
    }

    private static InvalidValue invalid() {
        return new InvalidValue("phone", "phone.invalid", "must be a phone number such as +79123456789");
    }
}
