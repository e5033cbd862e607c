package dev.latchkey.domain.login;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sign-in that a page has begun and a person at Telegram decides. Every step gives the session as it is then, or nothing
 * where the step is not theirs to take or its time is over; then nothing has changed.
 *
 * @param phone whose number the page has asked for, if any
 * @param person who is asked: whoever opened the link first, or whose chat we have written to
 * @param proved the phone that they have shown to be theirs
 * @param match what the page shows
 * @param mustMatch whether it has to be chosen, because nothing else binds the chat to the page
 * @param expiresAt from when on nothing happens to it
 */
public record TelegramSession(
        Stage stage,
        Optional<PhoneNumber> phone,
        Optional<TelegramPerson> person,
        Optional<PhoneNumber> proved,
        MatchNumber match,
        boolean mustMatch,
        Instant expiresAt) {
    /** For how long at least the page may fetch what was approved: the last moment is as good as the first. */
    public static final Duration COLLECTION = Duration.ofMinutes(1);

    public static TelegramSession begin(Optional<PhoneNumber> phone, MatchNumber match, Instant expiresAt) {
        return new TelegramSession(Stage.WAITING, phone, Optional.empty(), Optional.empty(), match, false, expiresAt);
    }

    /**
     * Somebody has come by the link. They may come again, but nobody else may.
     *
     * @param phoneIsTheirs whether the account of the phone has their Telegram
     */
    public Optional<TelegramSession> open(TelegramPerson who, boolean phoneIsTheirs, Instant now) {
        if (!isPending(now) || !person.map(known -> known.id().equals(who.id())).orElse(true)) {
            return Optional.empty();
        }
        boolean known = phone.isEmpty() || phoneIsTheirs || proved.isPresent();
        return Optional.of(new TelegramSession(
                known ? Stage.ASKED : Stage.CONTACT, phone, Optional.of(who), proved, match, false, expiresAt));
    }

    /** We write to the chat of whoever has the phone. Nothing but the number binds that chat to the page. */
    public Optional<TelegramSession> push(TelegramPerson who, Instant now) {
        if (stage != Stage.WAITING || phone.isEmpty() || !isPending(now)) {
            return Optional.empty();
        }
        return Optional.of(new TelegramSession(Stage.ASKED, phone, Optional.of(who), proved, match, true, expiresAt));
    }

    /** They have shared their own number. It must be the one that the page asked for. */
    public Optional<TelegramSession> share(TelegramId who, PhoneNumber number, Instant now) {
        if (!isPending(now) || !isAsked(who) || !phone.map(number::equals).orElse(true)) {
            return Optional.empty();
        }
        return Optional.of(
                new TelegramSession(Stage.ASKED, phone, person, Optional.of(number), match, mustMatch, expiresAt));
    }

    /** They let the page in; with a number that the page does not show they have said that it is not theirs. */
    public Optional<TelegramSession> approve(TelegramId who, Optional<MatchNumber> chosen, Instant now) {
        if (stage != Stage.ASKED || !isPending(now) || !isAsked(who)) {
            return Optional.empty();
        }
        boolean right = isMatchedBy(chosen);
        Instant collected = now.plus(COLLECTION);
        return Optional.of(
                right
                        ? at(Stage.APPROVED, collected.isAfter(expiresAt) ? collected : expiresAt)
                        : at(Stage.REJECTED, expiresAt));
    }

    /** Whether that is enough to say yes. */
    public boolean isMatchedBy(Optional<MatchNumber> chosen) {
        return !mustMatch || chosen.map(match::equals).orElse(false);
    }

    /** They do not know of it. */
    public Optional<TelegramSession> reject(TelegramId who, Instant now) {
        return isPending(now) && isAsked(who) ? Optional.of(at(Stage.REJECTED, expiresAt)) : Optional.empty();
    }

    /** Whether that person let the page in, and it is in or may still fetch what is its. */
    public boolean wasLetInBy(TelegramId who, Instant now) {
        Status status = status(now);
        return isAsked(who) && (status == Status.APPROVED || status == Status.CLAIMED);
    }

    /** The page fetches what was approved. */
    public Optional<TelegramSession> claim(Instant now) {
        return stage == Stage.APPROVED && now.isBefore(expiresAt)
                ? Optional.of(at(Stage.CLAIMED, expiresAt))
                : Optional.empty();
    }

    /** Another session for the same phone has been begun. */
    public Optional<TelegramSession> supersede() {
        return stage.isOpen() ? Optional.of(at(Stage.EXPIRED, expiresAt)) : Optional.empty();
    }

    /** What the page is told. */
    public Status status(Instant now) {
        return stage.statusAt(now, expiresAt);
    }

    /** What the page may have seen happen, in order. It says nothing of who did it. */
    public List<Step> steps(Instant now) {
        List<Step> steps = new ArrayList<>();
        // Whom we wrote to has not come to the bot, however they answer.
        if (person.isPresent() && !mustMatch) {
            steps.add(Step.BOT_STARTED);
        }
        if (stage == Stage.CONTACT || proved.isPresent()) {
            steps.add(Step.CONTACT_REQUESTED);
        }
        if (proved.isPresent()) {
            steps.add(Step.CONTACT_SHARED);
        }
        switch (status(now)) {
            case PENDING -> {}
            case APPROVED, CLAIMED -> steps.add(Step.APPROVED);
            case REJECTED -> steps.add(Step.REJECTED);
            case EXPIRED -> steps.add(Step.EXPIRED);
        }
        return steps;
    }

    private boolean isPending(Instant now) {
        return stage.isOpen() && now.isBefore(expiresAt);
    }

    /** Whether it is that person's to decide. */
    public boolean isAsked(TelegramId who) {
        return person.map(asked -> asked.id().equals(who)).orElse(false);
    }

    private TelegramSession at(Stage next, Instant end) {
        return new TelegramSession(next, phone, person, proved, match, mustMatch, end);
    }

    /** How far it has come. */
    public enum Stage {
        /** Nobody has come to the bot yet. */
        WAITING,
        /** Somebody has, and has to show that the phone is theirs. */
        CONTACT,
        /** They are asked. */
        ASKED,
        APPROVED,
        REJECTED,
        EXPIRED,
        /** Approved, and the tokens are handed out. */
        CLAIMED;

        boolean isOpen() {
            return this == WAITING || this == CONTACT || this == ASKED;
        }

        /** What a page is told of a session that has come so far. */
        public Status statusAt(Instant now, Instant expiresAt) {
            boolean over = !now.isBefore(expiresAt);
            return switch (this) {
                case WAITING, CONTACT, ASKED -> over ? Status.EXPIRED : Status.PENDING;
                case APPROVED -> over ? Status.EXPIRED : Status.APPROVED;
                case REJECTED -> Status.REJECTED;
                case EXPIRED -> Status.EXPIRED;
                case CLAIMED -> Status.CLAIMED;
            };
        }
    }

    /** What a page can show of it while it waits, in the order in which it happens. One of the last three ends it. */
    public enum Step {
        BOT_STARTED,
        CONTACT_REQUESTED,
        CONTACT_SHARED,
        APPROVED,
        REJECTED,
        EXPIRED;

        public boolean isLast() {
            return this == APPROVED || this == REJECTED || this == EXPIRED;
        }
    }

    /** What matters to the page. */
    public enum Status {
        PENDING,
        /** And the tokens are there to be fetched. */
        APPROVED,
        REJECTED,
        EXPIRED,
        /** Approved, and somebody has fetched the tokens. */
        CLAIMED
    }
}
