package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.invites.InvitationCode;
import java.util.Optional;

/** Lets pages begin sessions as often as the limits allow, with a phone that is one and a code that is somebody's. */
public final class AdmitPage {
    private final ReadPhone readPhone;
    private final LookUpInvite lookUpInvite;
    private final Limits limits;

    public AdmitPage(ReadPhone readPhone, LookUpInvite lookUpInvite, Limits limits) {
        this.readPhone = readPhone;
        this.lookUpInvite = lookUpInvite;
        this.limits = limits;
    }

    /** The phone that the page asks for, if any. */
    Optional<PhoneNumber> admit(Optional<String> writtenPhone, Optional<InvitationCode> invite, Origin origin) {
        Optional<PhoneNumber> phone = writtenPhone.map(readPhone::read);
        Limits.Use byNetwork =
                new Limits.Use(Limit.TELEGRAM_SESSION_PER_IP, origin.network().key());
        limits.spend(phone.map(number ->
                        new Limits.Use[] {byNetwork, new Limits.Use(Limit.TELEGRAM_SESSION_PER_PHONE, number.e164())})
                .orElseGet(() -> new Limits.Use[] {byNetwork}));
        invite.ifPresent(code -> lookUpInvite.check(code, origin));
        return phone;
    }
}
