package dev.latchkey.application.shared;

import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.SessionId;

/** Somebody who is signed in and does something. */
public record Caller(UserId user, SessionId session, Role role) {}
