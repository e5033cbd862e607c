package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Member;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The twin of all accounts. */
public final class InMemoryMembers implements Members {
    private final InMemoryAccounts accounts;

    public InMemoryMembers(InMemoryAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Member> find(UserId id) {
        return accounts.find(id).map(this::member);
    }

    @Override
    public Optional<Member> holderOf(Identifier identifier) {
        return accounts.all().stream()
                .filter(user -> InMemoryAccounts.has(user, identifier))
                .map(this::member)
                .findAny();
    }

    @Override
    public List<Member> list(Filter filter, Optional<Long> before, int max) {
        return accounts.all().stream()
                .filter(user -> user.id().value() < before.orElse(Long.MAX_VALUE))
                .filter(user -> filter.role().isEmpty() || filter.role().equals(Optional.of(user.role())))
                .filter(user -> filter.status().isEmpty() || filter.status().equals(Optional.of(user.status())))
                .filter(user -> filter.search().isEmpty()
                        || isFound(user, filter.search().get()))
                .sorted(Comparator.comparing((User user) -> user.id().value()).reversed())
                .limit(max)
                .map(this::member)
                .toList();
    }

    private static boolean isFound(User user, Search search) {
        String words = search.words().toLowerCase(Locale.ROOT);
        String name = Stream.of(user.firstName(), user.lastName())
                .flatMap(Optional::stream)
                .map(PersonName::value)
                .collect(Collectors.joining(" "));
        boolean open = Long.toString(user.id().value()).equals(words)
                || name.toLowerCase(Locale.ROOT).contains(words)
                || user.username()
                        .map(Username::key)
                        .filter(key -> key.contains(words))
                        .isPresent();
        return open
                || (search.inIdentifiers()
                        && (user.email()
                                        .map(EmailAddress::key)
                                        .filter(key -> key.contains(words))
                                        .isPresent()
                                || user.telegramUsername()
                                        .filter(at ->
                                                at.toLowerCase(Locale.ROOT).contains(words))
                                        .isPresent()
                                || user.phone()
                                        .filter(phone -> hasPiece(phone, words))
                                        .isPresent()));
    }

    private static boolean hasPiece(PhoneNumber phone, String words) {
        String digits = words.replaceAll("[^0-9]", "");
        boolean isPiece = digits.length() >= 3
                && words.replaceAll("[0-9 ().-]", "").replaceFirst("^\\+", "").isEmpty();
        return isPiece
                && (words.startsWith("+")
                        ? phone.e164().startsWith("+" + digits)
                        : phone.e164().contains(digits));
    }

    private Member member(User user) {
        return new Member(
                user,
                user.isBanned()
                        ? Optional.of(Optional.ofNullable(accounts.bans().get(user.id()))
                                .orElse(new Ban(
                                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())))
                        : Optional.empty());
    }
}
