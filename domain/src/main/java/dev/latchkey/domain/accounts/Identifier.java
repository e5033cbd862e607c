package dev.latchkey.domain.accounts;

/** What an account is known by and what its owner can prove to have. Belongs to at most one account. */
public sealed interface Identifier permits PhoneNumber, EmailAddress, TelegramId {

    /** Enough for the owner to recognise it, too little for others to use it. */
    String masked();
}
