package dev.latchkey.bootstrap.architecture.culprits.use_cases_are_final.application.login;

/** Anyone might extend it. */
public class OpenDoor {}
