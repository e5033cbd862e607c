package dev.latchkey.persistence.messages.fraud;

import dev.latchkey.application.messages.fraud.Decision;
import dev.latchkey.domain.messages.FraudMode;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.NumberKind;
import dev.latchkey.domain.messages.SendRule;
import dev.latchkey.persistence.Row;
import java.sql.SQLException;

/** A decision as it is read. */
final class DecisionRow {
    private DecisionRow() {}

    static Decision decision(Row row) throws SQLException {
        return new Decision(
                row.number("number"),
                new MessageId(row.uuid("id")),
                row.instant("at"),
                row.text("phone"),
                row.constant("purpose", MessagePurpose.class),
                row.maybeText("network"),
                row.text("region"),
                row.constant("kind", NumberKind.class),
                row.constant("rule", SendRule.class),
                row.text("detail"),
                row.constant("mode", FraudMode.class),
                row.flag("sent"),
                new Money(row.number("reserved")),
                row.maybeNumber("charged").map(Money::new),
                row.maybeInstant("typed_at"),
                row.maybeText("state"),
                row.maybeText("gateway"));
    }
}
