package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.bootstrap.api.Description;
import dev.latchkey.bootstrap.api.Description.Operation;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent along to any write that takes JSON, beside what it takes, is refused and changes nothing: nobody becomes
 * more than they are by a field that somebody forgot. Covers lesson 13 of the earlier systems for all routes at once.
 */
class MassAssignmentIT {
    /** What decides over people, and so is what they would like to send. */
    private static final List<String> WANTED = List.of(
            "id",
            "user_id",
            "account_id",
            "owner_id",
            "creator_id",
            "role",
            "roles",
            "is_admin",
            "is_staff",
            "is_provider",
            "is_superuser",
            "permissions",
            "status",
            "email_verified",
            "phone_verified",
            "telegram_id",
            "used",
            "invited_by",
            "invite_code",
            "password_hash",
            "created_at",
            "deleted_at",
            "__proto__");

    private static final Description DESCRIPTION = Description.read();

    private static Pair pair;
    private static Member admin;
    private static Member member;

    @BeforeAll
    static void start() {
        pair = Pair.start();
        admin = pair.newMember();
        member = pair.newMember();
        for (Member provider : List.of(admin, member)) {
            assertThat(provider.client()
                            .post("/api/v1/provider", Map.of("company", "Clean House"))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(admin.client()
                        .post("/api/v1/campaigns", Map.of("code", "FRIENDS"))
                        .status())
                .isEqualTo(201);
        pair.rows().settle();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    static Stream<Operation> writes() {
        return DESCRIPTION
                .operations()
                // What Telegram brings is Telegram's to shape, and no field of it is bound to one of ours.
                .filter(operation -> !operation.path().equals("/telegram/webhook"))
                .filter(operation -> DESCRIPTION.bodies(operation).findAny().isPresent());
    }

    @ParameterizedTest
    @MethodSource("writes")
    void what_a_write_does_not_take_is_refused_and_changes_nothing(Operation write) {
        ObjectNode good = DESCRIPTION.bodies(write).findFirst().orElseThrow();
        assertThat(DESCRIPTION.isDescribed(write, good)).isTrue();
        String before = pair.rows().fingerprint();

        List<ObjectNode> bodies = WANTED.stream()
                .map(field -> good.deepCopy().put(field, "admin"))
                .filter(body -> body.size() > good.size() && !DESCRIPTION.isDescribed(write, body))
                .toList();
        assertThat(bodies).hasSizeGreaterThan(15);
        for (ObjectNode body : bodies) {
            Answer answer = admin.client().send(write.method(), path(write), body.toString());
            assertThat(answer.code())
                    .as("%s %s", write, body)
                    .isIn("field.unknown", "field.type", "field.invalid", "account.not_allowed");
        }

        assertThat(pair.rows().fingerprint()).isEqualTo(before);
    }

    private static String path(Operation write) {
        return write.path().replace("{code}", "FRIENDS").replace("{id}", Long.toString(member.id()));
    }
}
