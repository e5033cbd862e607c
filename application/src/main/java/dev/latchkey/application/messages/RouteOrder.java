package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.util.List;

/** Decides who of a route is asked first for a phone. */
@FunctionalInterface
public interface RouteOrder {
    List<SmsRoute.Leg> of(PhoneNumber phone, List<SmsRoute.Leg> legs);
}
