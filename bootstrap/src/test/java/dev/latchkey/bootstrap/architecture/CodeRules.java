package dev.latchkey.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What code may do, and what it may be called. */
final class CodeRules {
    private static final List<String> CORE = List.of("domain", "application");

    /** Where time, ids and chance come out of nowhere. A star stands for every method of the class. */
    private static final Map<String, Set<String>> SOURCES_OF_CHANGE = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry("java.time.Clock", Set.of("*")),
            Map.entry("java.time.InstantSource", Set.of("system")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.util.Date", Set.of(JavaConstructor.CONSTRUCTOR_NAME)),
            Map.entry("java.util.Calendar", Set.of("getInstance")),
            Map.entry("java.util.Collections", Set.of("shuffle")),
            Map.entry("java.util.Random", Set.of(JavaConstructor.CONSTRUCTOR_NAME)),
            Map.entry("java.util.SplittableRandom", Set.of(JavaConstructor.CONSTRUCTOR_NAME)),
            Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("*")),
            Map.entry("java.util.random.RandomGenerator", Set.of("of", "getDefault")),
            Map.entry("java.util.random.RandomGeneratorFactory", Set.of("*")),
            Map.entry(
                    "java.security.SecureRandom",
                    Set.of(JavaConstructor.CONSTRUCTOR_NAME, "getInstance", "getInstanceStrong")));

    private static final List<String> BANNED_ENDINGS =
            List.of("Impl", "Service", "Manager", "Helper", "Util", "Utils", "Dto", "DTO", "Entity", "Repository");

    private static final Set<String> BANNED_PACKAGES =
            Set.of("model", "service", "dto", "util", "utils", "port", "in", "out");

    private CodeRules() {}

    static ArchRule timeIdsAndChanceAreHandedIn(House house) {
        return noClasses()
                .that()
                .resideInAnyPackage(house.all(CORE))
                .should()
                .accessTargetWhere(DescribedPredicate.describe("it is a source of change", CodeRules::isSourceOfChange))
                .as("time, ids and chance are handed in");
    }

    static ArchRule theCoreDoesNotLog(House house) {
        return noClasses()
                .that()
                .resideInAnyPackage(house.all(CORE))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe("log", CodeRules::logs))
                .as("domain and application do not log");
    }

    static ArchRule onlyTheCommandLinePrints(House house) {
        return noClasses()
                .that(DescribedPredicate.describe(
                        "are neither the command line nor the SMS console",
                        type -> house.holds(type) && !mayPrint(house, type)))
                .should()
                .accessTargetWhere(DescribedPredicate.describe("it prints", CodeRules::prints))
                .as("only the command line and the SMS console print");
    }

    static ArchRule useCasesAreFinal(House house) {
        return classes()
                .that(DescribedPredicate.describe(
                        "are public classes of the application", type -> isUseCase(house, type)))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .as("public use cases are final");
    }

    static ArchRule namesSayWhatAClassIs(House house) {
        return classes()
                .that()
                .resideInAPackage(house.root() + "..")
                .should(new ArchCondition<>("have no ending that says nothing") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        BANNED_ENDINGS.stream()
                                .filter(ending -> type.getSimpleName().endsWith(ending))
                                .forEach(ending -> events.add(
                                        SimpleConditionEvent.violated(type, type.getName() + " ends with " + ending)));
                    }
                })
                .as("no class is an Impl, Service, Manager, Helper, Util, Dto, Entity or Repository");
    }

    static ArchRule packagesAreNamedAfterFeatures(House house) {
        return classes()
                .that()
                .resideInAPackage(house.root() + "..")
                .should(new ArchCondition<>("live in a package named after a feature") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        String belowRoot =
                                type.getPackageName().substring(house.root().length());
                        Stream.of(belowRoot.split("\\.", -1))
                                .filter(BANNED_PACKAGES::contains)
                                .forEach(name -> events.add(SimpleConditionEvent.violated(
                                        type, type.getName() + " lives in a package called " + name)));
                    }
                })
                .as("packages are named after features");
    }

    private static boolean isSourceOfChange(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String owner = target.getOwner().getName();
        boolean readsTheClock =
                owner.startsWith("java.time.") && target.getName().equals("now");
        Set<String> banned = SOURCES_OF_CHANGE.getOrDefault(owner, Set.of());
        return readsTheClock || banned.contains("*") || banned.contains(target.getName());
    }

    private static boolean logs(JavaClass type) {
        return type.getPackageName().startsWith("org.slf4j")
                || type.getPackageName().startsWith("java.util.logging")
                || type.getName().startsWith("java.lang.System$Logger");
    }

    private static boolean mayPrint(House house, JavaClass type) {
        boolean commandLine =
                type.getPackageName().equals(house.root() + ".bootstrap") || house.isIn("bootstrap.command", type);
        return commandLine || (house.isIn("sms", type) && type.getSimpleName().startsWith("Console"));
    }

    private static boolean prints(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        boolean standardStream = target.getOwner().getName().equals("java.lang.System")
                && Set.of("out", "err").contains(target.getName());
        return standardStream || target.getName().equals("printStackTrace");
    }

    private static boolean isUseCase(House house, JavaClass type) {
        return house.isIn("application", type)
                && type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isInterface()
                && !type.isEnum()
                && !type.isRecord()
                && !type.isAssignableTo(Throwable.class);
    }
}
