package dev.latchkey.application.login;

import dev.latchkey.application.accounts.Entered;
import dev.latchkey.application.accounts.PresetRole;
import dev.latchkey.application.invites.ActivateInvite;
import dev.latchkey.application.invites.Activated;
import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.invites.InviteProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Optional;

/**
 * Receives whoever has proved who they are: newcomers only if the house is open to them, and with the invite code they
 * came with. To be called in the transaction that took the proof, so that a refusal leaves nothing behind.
 */
public final class Welcome {
    private final Registration registration;
    private final ActivateInvite activateInvite;
    private final PresetRole presetRole;

    public Welcome(Registration registration, ActivateInvite activateInvite, PresetRole presetRole) {
        this.registration = registration;
        this.activateInvite = activateInvite;
        this.presetRole = presetRole;
    }

    /**
     * The person with the code entered; those who have an account and may not enter it come in without it.
     *
     * @throws Refused if newcomers are not let in, or not without a code
     * @throws dev.latchkey.domain.shared.InvalidValue if the code of a newcomer is good no more
     */
    public Entered receive(Entered entered, Optional<? extends InvitationCode> invite, Origin origin, Instant now) {
        if (entered.isNew()) {
            registration.admit(entered.user(), invite.isPresent());
        }
        if (invite.isEmpty()) {
            return entered;
        }
        return invited(entered, invite.get(), origin, now);
    }

    private Entered invited(Entered entered, InvitationCode code, Origin origin, Instant now) {
        try {
            Activated activated = activateInvite.activate(entered.user().id(), code, origin, now);
            User user = entered.isNew() ? begun(entered.user(), activated, code, origin) : entered.user();
            return new Entered(user.invitedWith(code), entered.isNew());
        } catch (Refused refused) {
            if (entered.isNew()) {
                // The inviter was banned or left, or the last place was taken, since the code was looked up. Nothing is
                // spent; the client may try again.
                throw LookUpInvite.invalid(
                        refused.problem() == InviteProblem.EXHAUSTED ? InviteProblem.EXHAUSTED : InviteProblem.UNKNOWN);
            }
            return entered;
        }
    }

    private User begun(User newcomer, Activated activated, InvitationCode code, Origin origin) {
        return switch (activated.start()) {
            case STUDENT -> newcomer;
            case TEACHER -> presetRole.preset(newcomer, Role.TEACHER, code, origin);
        };
    }
}
