package dev.latchkey.domain.invites;

/** What people type when somebody has invited them: the code of a person, or that of a campaign. */
public sealed interface InvitationCode permits InviteCode, CampaignCode {

    /** As it is shown: in upper case. */
    String value();

    /**
     * The code that was typed. Its shape alone says of which sort it is, so no code is ever of both.
     *
     * @throws dev.latchkey.domain.shared.InvalidValue {@code invite.malformed} if it can be neither
     */
    static InvitationCode typed(String text) {
        return CampaignCode.hasShape(text) ? new CampaignCode(text) : new InviteCode(text);
    }
}
