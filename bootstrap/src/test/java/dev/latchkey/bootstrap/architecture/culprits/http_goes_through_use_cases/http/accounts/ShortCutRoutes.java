package dev.latchkey.bootstrap.architecture.culprits.http_goes_through_use_cases.http.accounts;

import dev.latchkey.bootstrap.architecture.culprits.http_goes_through_use_cases.application.accounts.Users;

/** A route that leaves the use case out. */
public record ShortCutRoutes(Users users) {}
