package dev.latchkey.domain.login;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers for people who review the product and have no phone for it, as those of app stores: nothing is sent to them, for
 * their codes never change. Whoever knows the code of one can sign in with it, so each has an end and no account of staff
 * may have one.
 */
public record TestNumbers(Map<PhoneNumber, TestNumber> numbers) {

    public TestNumbers {
        numbers = Map.copyOf(numbers);
    }

    /** There are none. */
    public static TestNumbers none() {
        return new TestNumbers(Map.of());
    }

    /** The code of that number, if it is one of these and a code for that purpose may be known to others. */
    public Optional<LoginCode> codeOf(PhoneNumber phone, CodePurpose purpose, Instant now) {
        // To move another account to such a number would open that account to everybody.
        return purpose == CodePurpose.PHONE_CHANGE
                ? Optional.empty()
                : at(phone, now).map(TestNumber::code);
    }

    /** Whether it is one of these now. */
    public boolean include(PhoneNumber phone, Instant now) {
        return at(phone, now).isPresent();
    }

    /** Whether somebody of that role may have such a number. */
    public static boolean mayBelongTo(Role role) {
        return !role.isStaff();
    }

    private Optional<TestNumber> at(PhoneNumber phone, Instant now) {
        return Optional.ofNullable(numbers.get(phone)).filter(number -> now.isBefore(number.endsAt()));
    }

    /**
     * What is known of one of them.
     *
     * @param endsAt the first moment at which it is a number like any other
     */
    public record TestNumber(LoginCode code, Instant endsAt) {}
}
