package dev.latchkey.application.login.telegram.chat;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.TelegramPerson;
import java.util.Optional;

/**
 * A chat that we may write to.
 *
 * @param person whose it is, as their account knows them
 * @param language the one that they have chosen, or else that of their program
 */
public record OpenChat(TelegramPerson person, Optional<Language> language) {}
