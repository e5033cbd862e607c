package dev.latchkey.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import dev.latchkey.application.messages.fraud.Destinations;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Destination;
import dev.latchkey.domain.messages.NumberKind;

/** What Google's libphonenumber knows of the country and the kind of a number. */
public final class LibDestinations implements Destinations {
    private static final String NO_COUNTRY = "001";

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();

    @Override
    public Destination of(PhoneNumber phone) {
        Phonenumber.PhoneNumber number;
        try {
            number = library.parse(phone.e164(), NO_COUNTRY);
        } catch (NumberParseException e) {
            return new Destination(NO_COUNTRY, 0, NumberKind.UNKNOWN);
        }
        return new Destination(region(number), number.getCountryCode(), kind(number));
    }

    /** Whether a country has such a calling code. */
    public static boolean isCallingCode(int code) {
        return PhoneNumberUtil.getInstance().getSupportedCallingCodes().contains(code);
    }

    /** A number of a range that is too new to be known is taken for one of the country that most have that calling code in. */
    private String region(Phonenumber.PhoneNumber number) {
        String region = library.getRegionCodeForNumber(number);
        return region == null ? library.getRegionCodeForCountryCode(number.getCountryCode()) : region;
    }

    private NumberKind kind(Phonenumber.PhoneNumber number) {
        NumberKind kind = kindOf(library.getNumberType(number));
        // A long number is never a short one: only where nothing else is known it is worth a look.
        return kind == NumberKind.UNKNOWN && shortNumbers.isPossibleShortNumber(number) ? NumberKind.SHORT : kind;
    }

    private static NumberKind kindOf(PhoneNumberType type) {
        return switch (type) {
            case MOBILE -> NumberKind.MOBILE;
            case FIXED_LINE_OR_MOBILE -> NumberKind.FIXED_OR_MOBILE;
            case FIXED_LINE -> NumberKind.FIXED;
            case VOIP -> NumberKind.VOIP;
            case PREMIUM_RATE -> NumberKind.PREMIUM;
            case SHARED_COST -> NumberKind.SHARED_COST;
            case TOLL_FREE -> NumberKind.TOLL_FREE;
            case PAGER -> NumberKind.PAGER;
            case VOICEMAIL -> NumberKind.VOICEMAIL;
            case UAN -> NumberKind.COMPANY;
            case PERSONAL_NUMBER -> NumberKind.PERSONAL;
            case UNKNOWN -> NumberKind.UNKNOWN;
        };
    }
}
