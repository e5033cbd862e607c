package dev.latchkey.application.invites;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Cursor;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows those who may see it who came through whom, over all accounts. */
public final class ViewReferrals {
    /** However deep and wide a tree is asked for. */
    public static final int MOST_IN_A_TREE = 1_000;

    public static final int DEEPEST = 10;

    private final Referrals referrals;

    public ViewReferrals(Referrals referrals) {
        this.referrals = referrals;
    }

    /**
     * The account and those who came through it.
     *
     * @param root the caller if nobody is named
     * @param depth from 1 to {@link #DEEPEST}
     * @throws Refused {@link AccountProblem#UNKNOWN} if there is no such account
     */
    public Tree tree(Caller caller, Optional<UserId> root, Optional<Cursor> from, int depth, int width) {
        caller.must(Permission.SEE_REFERRALS);
        List<Referrals.Branch> branches = referrals.tree(new Referrals.Excerpt(
                root.orElse(caller.user()), from.map(Cursor::position), depth, width, MOST_IN_A_TREE));
        if (branches.isEmpty()) {
            throw new Refused(AccountProblem.UNKNOWN);
        }
        return grown(branches);
    }

    /** Who brought most people in that time, the best first. */
    public List<Referrals.TopInviter> top(Caller caller, Optional<Instant> from, Optional<Instant> until, int max) {
        caller.must(Permission.SEE_REFERRALS);
        return referrals.top(from, until, max);
    }

    /** Parents stand before their children, so from behind every tree is whole when it is needed. */
    private static Tree grown(List<Referrals.Branch> branches) {
        Map<UserId, List<Tree>> children = new HashMap<>();
        for (int i = branches.size() - 1; i > 0; i--) {
            Referrals.Branch branch = branches.get(i);
            children.computeIfAbsent(branch.parent().orElseThrow(), none -> new ArrayList<>())
                    .add(0, tree(branch, children));
        }
        return tree(branches.get(0), children);
    }

    private static Tree tree(Referrals.Branch branch, Map<UserId, List<Tree>> children) {
        return new Tree(branch, List.copyOf(children.getOrDefault(branch.id(), List.of())));
    }

    /** An account and those who came through it, as far as they are shown. */
    public record Tree(Referrals.Branch branch, List<Tree> children) {

        /** Whether more came through the account than are shown. */
        public boolean more() {
            return branch.listed() > children.size();
        }

        /** Where the list of those who came through the account goes on, if a part of it is shown and there is more. */
        public Optional<Cursor> next() {
            return more() && !children.isEmpty()
                    ? Optional.of(new Cursor(
                            children.get(children.size() - 1).branch().position()))
                    : Optional.empty();
        }
    }
}
