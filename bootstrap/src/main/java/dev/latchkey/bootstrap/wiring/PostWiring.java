package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.messages.QueueNotice;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.persistence.accounts.PostgresAccounts;

/** Every way by which people are told something. */
public record PostWiring(MessagesWiring messages, MailWiring mail) {

    /** Tells people what happened to their accounts, in that language if they have chosen none. */
    TellOwner tellOwner(StorageWiring storage, Language usualLanguage) {
        QueueNotice notices = messages.notices(mail.queue(), usualLanguage);
        return new TellOwner(new PostgresAccounts(storage.sql()), notices);
    }
}
