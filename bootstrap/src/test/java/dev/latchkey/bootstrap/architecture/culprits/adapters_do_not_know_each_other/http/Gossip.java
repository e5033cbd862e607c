package dev.latchkey.bootstrap.architecture.culprits.adapters_do_not_know_each_other.http;

import dev.latchkey.bootstrap.architecture.culprits.adapters_do_not_know_each_other.sms.Gateway;

/** An adapter that talks to another behind the back of the application. */
public record Gossip(Gateway gateway) {}
