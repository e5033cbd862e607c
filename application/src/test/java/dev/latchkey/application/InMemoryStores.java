package dev.latchkey.application;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.accounts.InMemoryAvatars;
import dev.latchkey.application.accounts.InMemoryIdlePhones;
import dev.latchkey.application.accounts.InMemoryMembers;
import dev.latchkey.application.accounts.InMemoryStanding;
import dev.latchkey.application.accounts.InMemoryUnprovedEmails;
import dev.latchkey.application.audit.InMemoryAuditHistory;
import dev.latchkey.application.audit.InMemoryAuditSeals;
import dev.latchkey.application.audit.InMemoryAuditTrail;
import dev.latchkey.application.imports.InMemoryImportedAccounts;
import dev.latchkey.application.invites.InMemoryCampaigns;
import dev.latchkey.application.invites.InMemoryInvites;
import dev.latchkey.application.invites.InMemoryReferrals;
import dev.latchkey.application.invites.rewards.InMemoryRewards;
import dev.latchkey.application.login.password.InMemoryMailLinks;
import dev.latchkey.application.login.password.InMemoryPasswords;
import dev.latchkey.application.login.phone.InMemoryCodeChallenges;
import dev.latchkey.application.login.telegram.InMemoryOidcAttempts;
import dev.latchkey.application.login.telegram.InMemorySpentProofs;
import dev.latchkey.application.login.telegram.InMemoryTelegramLinks;
import dev.latchkey.application.login.telegram.chat.InMemoryChatStates;
import dev.latchkey.application.login.telegram.push.InMemoryQuietChats;
import dev.latchkey.application.login.telegram.push.InMemoryTelegramSessions;
import dev.latchkey.application.login.telegram.push.InMemoryWaitingPrompts;
import dev.latchkey.application.messages.InMemoryLetters;
import dev.latchkey.application.messages.InMemoryOutbox;
import dev.latchkey.application.messages.InMemoryReceipts;
import dev.latchkey.application.messages.fraud.InMemorySendLedger;
import dev.latchkey.application.messages.receipts.TellVendors;
import dev.latchkey.application.providers.InMemoryProviderNumbers;
import dev.latchkey.application.providers.InMemoryProviders;
import dev.latchkey.application.sessions.InMemorySessions;
import dev.latchkey.application.shared.InMemoryRateCounters;
import dev.latchkey.application.shared.InMemoryTransactions;
import java.time.InstantSource;
import java.util.Set;

/** All stores of one system, empty, in one memory. */
public final class InMemoryStores {
    public final InMemoryTransactions transactions = new InMemoryTransactions();
    public final InMemoryAccounts accounts = new InMemoryAccounts(transactions);
    public final InMemoryStanding standing = new InMemoryStanding(transactions, accounts);
    public final InMemoryMembers members = new InMemoryMembers(accounts);
    public final InMemorySessions sessions = new InMemorySessions(transactions, accounts);
    public final InMemoryIdlePhones idlePhones = new InMemoryIdlePhones(transactions, accounts, sessions);
    public final InMemoryUnprovedEmails unprovedEmails = new InMemoryUnprovedEmails(transactions, accounts);
    public final InMemoryAvatars avatars = new InMemoryAvatars(transactions, accounts);
    public final InMemoryInvites invites = new InMemoryInvites(transactions, accounts);
    public final InMemoryCampaigns campaigns = new InMemoryCampaigns(transactions, accounts, invites);
    public final InMemoryReferrals referrals = new InMemoryReferrals(accounts, invites);
    public final InMemoryRewards rewards = new InMemoryRewards(transactions, accounts, invites);
    public final InMemoryProviders providers = new InMemoryProviders(transactions, accounts);
    public final InMemoryProviderNumbers providerNumbers = new InMemoryProviderNumbers(accounts, invites, sessions);
    public final InMemoryCodeChallenges challenges = new InMemoryCodeChallenges(transactions);
    public final InMemoryRateCounters counters = new InMemoryRateCounters(transactions);
    public final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
    public final InMemorySendLedger ledger = new InMemorySendLedger();
    public final InMemoryPasswords passwords = new InMemoryPasswords(transactions, accounts);
    public final InMemoryMailLinks links = new InMemoryMailLinks(transactions, accounts);
    public final InMemorySpentProofs spentProofs = new InMemorySpentProofs(transactions);
    public final InMemoryOidcAttempts oidcAttempts = new InMemoryOidcAttempts(transactions);
    public final InMemoryTelegramLinks telegramLinks = new InMemoryTelegramLinks(transactions, accounts, passwords);
    public final InMemoryTelegramSessions telegramSessions = new InMemoryTelegramSessions(transactions);
    public final InMemoryQuietChats quietChats = new InMemoryQuietChats(transactions);
    public final InMemoryChatStates chats = new InMemoryChatStates(transactions, accounts, quietChats);
    public final InMemoryWaitingPrompts waitingPrompts = new InMemoryWaitingPrompts(transactions, telegramSessions);
    public final InMemoryImportedAccounts imports =
            new InMemoryImportedAccounts(transactions, accounts, passwords, invites);
    public final InMemoryLetters letters = new InMemoryLetters(transactions);
    public final InMemoryAuditTrail audit = new InMemoryAuditTrail(transactions);
    public final InMemoryAuditHistory auditHistory = new InMemoryAuditHistory(audit);
    public final InMemoryAuditSeals auditSeals = new InMemoryAuditSeals(transactions, auditHistory);

    /** Tells nobody: here is no vendor who wants to hear of codes. */
    public TellVendors tellVendors(InstantSource clock) {
        return new TellVendors(
                new InMemoryReceipts(transactions, outbox)::bearerOf, (gateway, name, code) -> {}, Set.of(), clock);
    }
}
