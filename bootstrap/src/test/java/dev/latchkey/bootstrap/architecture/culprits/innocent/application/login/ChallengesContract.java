package dev.latchkey.bootstrap.architecture.culprits.innocent.application.login;

interface ChallengesContract {}
