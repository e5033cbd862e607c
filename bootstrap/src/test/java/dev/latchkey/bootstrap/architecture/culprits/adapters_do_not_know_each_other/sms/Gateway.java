package dev.latchkey.bootstrap.architecture.culprits.adapters_do_not_know_each_other.sms;

public final class Gateway {}
