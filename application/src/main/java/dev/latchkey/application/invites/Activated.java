package dev.latchkey.application.invites;

import dev.latchkey.domain.invites.Campaign;

/**
 * A code that was entered.
 *
 * @param inviter who counts as the inviter
 * @param start what the code makes of a newcomer
 */
public record Activated(Inviter inviter, Campaign.Start start) {}
