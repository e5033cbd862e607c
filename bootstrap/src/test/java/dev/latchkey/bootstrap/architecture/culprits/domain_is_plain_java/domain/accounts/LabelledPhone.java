package dev.latchkey.bootstrap.architecture.culprits.domain_is_plain_java.domain.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The name of a field on the wire is not the business of the domain. */
public record LabelledPhone(@JsonProperty("phone") String e164) {}
