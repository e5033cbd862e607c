package dev.latchkey.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How stores may reach the database. What is single-use or counted goes through one primitive each, because "read it,
 * look at it, write it" lets two callers in at once. In Redis it is a script that does that. To look afterwards, so that a refusal can say why, is harmless. The
 * rules follow calls from a store into other stores and into its own private methods and lambdas; they cannot see SQL.
 */
final class StoreRules {
    private static final String JDBI = "org.jdbi.v3.core.Jdbi";
    private static final String HANDLE = "org.jdbi.v3.core.Handle";
    private static final String STATEMENTS = "org.jdbi.v3.core.statement.";
    private static final Set<String> JDBC = Set.of(
            "java.sql.Connection", "java.sql.Statement", "java.sql.PreparedStatement", "java.sql.CallableStatement");

    /** Of Jdbi, of JDBC and of our own Sql. A statement that changes rows is no read, though it may return some. */
    private static final Set<String> READS = Set.of("createQuery", "select", "executeQuery", "one", "all");

    private static final Set<String> WRITES = Set.of(
            "createUpdate",
            "createBatch",
            "createCall",
            "createScript",
            "prepareBatch",
            "execute",
            "executeUpdate",
            "executeLargeUpdate",
            "executeBatch",
            "change",
            "changeForEach",
            "run");

    private StoreRules() {}

    static ArchRule onlyThrough(House house, String annotation, String primitive) {
        String name = primitive.substring(primitive.lastIndexOf('.') + 1);
        return methods()
                .that(DescribedPredicate.describe(
                        "keep a promise annotated with @" + annotation.substring(annotation.lastIndexOf('.') + 1),
                        method -> house.isIn("persistence", method.getOwner()) && keepsPromise(method, annotation)))
                .should(reachTheDatabaseOnlyThrough(house, annotation, primitive))
                .as("stores keep such a promise through " + name
                        + ", through a script of Redis, or by handing it on to another who does");
    }

    /** Between two commands somebody else may come; within a script nobody does. */
    static ArchRule redisTakesWholeSteps(House house) {
        return noClasses()
                .that(DescribedPredicate.describe(
                        "keep the promises of a port", type -> house.isStore(type) && isPort(house, type)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("redis.clients..")
                .as("stores reach Redis by scripts alone");
    }

    static ArchRule storesDoNotReadThenWrite(House house) {
        return classes()
                .that(DescribedPredicate.describe("are stores", house::isStore))
                .should(writeWithoutReadingFirst(house))
                .as("no store reads first and writes then");
    }

    private static ArchCondition<JavaMethod> reachTheDatabaseOnlyThrough(
            House house, String annotation, String primitive) {
        return new ArchCondition<>("reach the database only through " + primitive) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean taken = false;
                for (JavaAccess<?> step : stepsOf(method, house)) {
                    taken |= step.getTargetOwner().getName().equals(primitive)
                            || isScript(house, step)
                            || isHandedOn(step, annotation);
                    if (isOwnStatement(house, step) && !(taken && isRead(house, step))) {
                        events.add(SimpleConditionEvent.violated(method, step.getDescription()));
                    }
                }
                if (!taken) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " does not call " + primitive));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> writeWithoutReadingFirst(House house) {
        return new ArchCondition<>("write without reading first") {
            @Override
            public void check(JavaClass store, ConditionEvents events) {
                store.getMethods().forEach(method -> check(method, events));
            }

            private void check(JavaMethod method, ConditionEvents events) {
                Optional<JavaAccess<?>> read = Optional.empty();
                for (JavaAccess<?> step : stepsOf(method, house)) {
                    if (isRead(house, step)) {
                        read = Optional.of(step);
                    } else if (read.isPresent() && isWrite(house, step)) {
                        events.add(SimpleConditionEvent.violated(
                                method, read.orElseThrow().getDescription() + ", and then: " + step.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isPort(House house, JavaClass type) {
        return type.getAllRawInterfaces().stream().anyMatch(above -> above.isAnnotatedWith(house.port()));
    }

    /** Redis runs a script as one step. */
    private static boolean isScript(House house, JavaAccess<?> step) {
        return step.getTargetOwner().getName().equals(house.redis())
                && step.getName().equals("run");
    }

    /** A store that stands before another leaves the promise to that one. */
    private static boolean isHandedOn(JavaAccess<?> step, String annotation) {
        return step.getTarget()
                .resolveMember()
                .filter(promise -> promise.isAnnotatedWith(annotation))
                .isPresent();
    }

    /** By name and number of parameters: closer would miss promises with type parameters. */
    private static boolean keepsPromise(JavaMethod method, String annotation) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawInterfaces().stream(), owner.getAllRawSuperclasses().stream())
                .flatMap(above -> above.getMethods().stream())
                .filter(promise -> promise.isAnnotatedWith(annotation))
                .anyMatch(promise -> promise.getName().equals(method.getName())
                        && promise.getRawParameterTypes().size()
                                == method.getRawParameterTypes().size());
    }

    /**
     * What a method does, with the methods of stores that it calls unfolded in place, in the order of its lines. Nobody
     * can tell what comes first within one line; it counts as reads, then calls, then writes, which is the worst.
     */
    private static List<JavaAccess<?>> stepsOf(JavaCodeUnit start, House house) {
        List<JavaAccess<?>> steps = new ArrayList<>();
        unfold(start, house, new HashSet<>(), steps);
        return steps;
    }

    private static void unfold(JavaCodeUnit unit, House house, Set<JavaCodeUnit> seen, List<JavaAccess<?>> steps) {
        if (!seen.add(unit)) {
            return;
        }
        unit.getAccessesFromSelf().stream()
                .sorted(Comparator.<JavaAccess<?>>comparingInt(JavaAccess::getLineNumber)
                        .thenComparing(step -> isWrite(house, step))
                        .thenComparing(step -> !isRead(house, step)))
                .forEach(step -> {
                    steps.add(step);
                    step.getTarget()
                            .resolveMember()
                            .filter(member ->
                                    member.getOwner().equals(unit.getOwner()) || house.isStore(member.getOwner()))
                            .filter(member -> !member.getOwner().getName().equals(house.redis()))
                            .filter(JavaCodeUnit.class::isInstance)
                            .map(JavaCodeUnit.class::cast)
                            .ifPresent(called -> unfold(called, house, seen, steps));
                });
    }

    /** Opening a handle or a transaction is no statement; everything that is done with a handle is. */
    private static boolean isOwnStatement(House house, JavaAccess<?> step) {
        String owner = step.getTargetOwner().getName();
        boolean opens = Set.of("withHandle", "useHandle", "inTransaction", "useTransaction")
                .contains(step.getName());
        return owner.equals(house.sql())
                || owner.equals(HANDLE)
                || (owner.equals(JDBI) && !opens)
                || JDBC.contains(owner)
                || (owner.startsWith(STATEMENTS) && !owner.endsWith(".StatementContext"));
    }

    private static boolean isRead(House house, JavaAccess<?> step) {
        return isStatement(house, step, READS);
    }

    private static boolean isWrite(House house, JavaAccess<?> step) {
        return isStatement(house, step, WRITES);
    }

    private static boolean isStatement(House house, JavaAccess<?> step, Set<String> names) {
        String owner = step.getTargetOwner().getName();
        return (owner.equals(house.sql()) || owner.equals(HANDLE) || JDBC.contains(owner))
                && names.contains(step.getName());
    }
}
