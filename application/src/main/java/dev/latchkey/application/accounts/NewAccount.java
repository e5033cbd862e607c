package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.Optional;

/** An account that is about to be opened. */
public record NewAccount(
        PhoneNumber phone, Newcomer newcomer, Optional<Language> language, InviteCode inviteCode, Instant openedAt) {}
