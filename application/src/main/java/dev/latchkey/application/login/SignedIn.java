package dev.latchkey.application.login;

import dev.latchkey.application.sessions.Tokens;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.sessions.SessionId;

/** Somebody who is signed in now. */
public record SignedIn(User user, boolean isNew, SessionId session, Tokens tokens) {}
