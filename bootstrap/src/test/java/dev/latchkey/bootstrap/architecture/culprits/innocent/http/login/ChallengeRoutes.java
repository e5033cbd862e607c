package dev.latchkey.bootstrap.architecture.culprits.innocent.http.login;

import dev.latchkey.bootstrap.architecture.culprits.innocent.application.login.CloseChallenge;

public record ChallengeRoutes(CloseChallenge close) {}
