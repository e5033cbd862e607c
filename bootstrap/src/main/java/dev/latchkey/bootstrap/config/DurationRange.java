package dev.latchkey.bootstrap.config;

import java.time.Duration;

/** A stretch of durations, both ends included. */
public record DurationRange(Duration least, Duration most) {}
