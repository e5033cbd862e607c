package dev.latchkey.application.login;

import dev.latchkey.application.accounts.DeleteAccount;
import dev.latchkey.application.sessions.RequireProof;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Refused;

/** Lets people leave for good, if they have just shown that it is them. */
public final class DeleteOwnAccount {
    private final RequireProof proof;
    private final DeleteAccount delete;

    public DeleteOwnAccount(RequireProof proof, DeleteAccount delete) {
        this.proof = proof;
        this.delete = delete;
    }

    /**
     * Deletes the caller's account. There is no way back.
     *
     * @throws Refused {@link SessionProblem#PROOF_NEEDED}, or {@link AccountProblem#LAST_ADMIN} if nobody would be left
     *     who can do everything
     */
    public void delete(Caller caller, Origin origin) {
        proof.of(caller);
        delete.delete(caller.user(), caller.user(), origin);
    }
}
