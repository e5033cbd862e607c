package dev.latchkey.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.modules.syntax.AllowedModuleDependencies.allow;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.modules.syntax.AllowedModuleDependencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold, each of them can fail, and none of them looks at nothing. */
class ArchitectureTest {
    // spotless:off
    /** Whose use cases may call whose. A context that is missing here may know no other. */
    static final AllowedModuleDependencies CONTEXT_MAP = allow()
            .fromModule("audit").toModules("shared")
            .fromModule("messages").toModules("shared", "audit")
            .fromModule("accounts").toModules("shared", "audit", "messages")
            .fromModule("sessions").toModules("shared", "audit", "accounts")
            .fromModule("invites").toModules("shared", "audit", "accounts")
            .fromModule("providers").toModules("shared", "audit", "accounts")
            .fromModule("login").toModules("shared", "audit", "accounts", "sessions", "invites", "messages", "providers")
            .fromModule("imports").toModules("shared", "audit")
            .fromModule("tasks").toModules("shared", "audit", "accounts", "providers");

    /**
     * Whose values may hold whose. It differs from the map above because values are no calls: an event of the audit trail
     * names an account, and an account has an invite code, although neither of them does anything with the other.
     */
    static final AllowedModuleDependencies DOMAIN_MAP = allow()
            .fromModule("invites").toModules("shared")
            .fromModule("accounts").toModules("shared", "invites")
            .fromModule("audit").toModules("shared", "accounts")
            .fromModule("messages").toModules("shared", "accounts")
            .fromModule("sessions").toModules("shared", "accounts")
            .fromModule("providers").toModules("shared", "accounts")
            .fromModule("login").toModules("shared", "accounts", "sessions", "invites")
            .fromModule("imports").toModules("shared")
            .fromModule("tasks").toModules("shared", "accounts", "providers");
    // spotless:on

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /** What measures the product, and what stands in for it or for its surroundings: none of it is part of the hexagon. */
    private static final Set<String> BESIDE_THE_PRODUCT =
            Set.of("coverage", "benchmarks", "latchkey-verifier", "latchkey-verifier-testkit", "telegram-fake");

    private static final Map<String, JavaClasses> CULPRITS = new ConcurrentHashMap<>();

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(House.PRODUCTION.root());

    @ParameterizedTest
    @EnumSource
    void holds(HouseRule rule) {
        // A rule that finds nothing to check is broken too: something was renamed, and it looks at the wrong place.
        rule.in(House.PRODUCTION).allowEmptyShould(false).check(PRODUCTION);
    }

    @ParameterizedTest
    @EnumSource
    void fails_on_its_culprit_and_on_no_other(HouseRule rule) {
        List<HouseRule> failing = Stream.of(HouseRule.values())
                .filter(other -> isBroken(rule, other.culprit()))
                .toList();

        assertThat(failing).containsExactly(rule);
    }

    @ParameterizedTest
    @EnumSource
    void lets_honest_code_pass(HouseRule rule) {
        assertThat(isBroken(rule, House.ofCulprit("innocent"))).isFalse();
    }

    /** There is more than one way around the primitives, so these culprits are several. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "ONE_CONSUME_PRIMITIVE",
                "ONE_COUNTER_PRIMITIVE",
                "REDIS_TAKES_WHOLE_STEPS",
                "STORES_DO_NOT_READ_THEN_WRITE"
            })
    void accuses_every_store_that_is_a_culprit(HouseRule rule) {
        String report = evaluated(rule, rule.culprit()).getFailureReport().toString();

        assertThat(classesOf(rule.culprit()))
                .filteredOn(rule.culprit()::isStore)
                .isNotEmpty()
                .allSatisfy(culprit -> assertThat(report).contains(culprit.getName()));
    }

    /** So that no rule passes because the classes it is about were never read. */
    @ParameterizedTest
    @MethodSource("modules")
    void every_class_of_the_module_is_looked_at_and_is_where_it_belongs(String module) {
        String root = House.PRODUCTION.root() + "." + module.replace("adapters-", "") + ".";

        assertThat(classesWrittenIn(HOME.resolve(module))).allSatisfy(type -> {
            assertThat(type).startsWith(root);
            assertThat(PRODUCTION.contain(type)).as(type + " is looked at").isTrue();
        });
    }

    /** So that it cannot share a mistake with what is tested against it, and nothing in use can come to lean on it. */
    @Test
    void the_fake_telegram_knows_nothing_of_the_product_and_only_the_command_line_knows_it() {
        String fake = "dev.latchkey.telegram.fake..";
        classes()
                .that()
                .resideInAPackage(fake)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(fake).or(resideOutsideOfPackage("dev.latchkey..")))
                .check(PRODUCTION);
        classes()
                .that()
                .resideInAPackage(fake)
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(fake, "dev.latchkey.bootstrap.command..")
                .check(PRODUCTION);
    }

    @Test
    void the_rules_know_every_module() {
        List<String> known = new ArrayList<>(List.of("domain", "application", "bootstrap"));
        House.ADAPTERS.forEach(adapter -> known.add("adapters-" + adapter));

        assertThat(modules()).containsExactlyInAnyOrderElementsOf(known);
    }

    private static List<String> modules() {
        return list(Files::list, HOME)
                .filter(directory -> Files.exists(directory.resolve("pom.xml")))
                .map(directory -> directory.getFileName().toString())
                .filter(name -> !BESIDE_THE_PRODUCT.contains(name))
                .toList();
    }

    private static List<String> classesWrittenIn(Path module) {
        Path sources = module.resolve(Path.of("src", "main", "java"));
        return Files.notExists(sources)
                ? List.of()
                : list(Files::walk, sources)
                        .map(file -> sources.relativize(file).toString())
                        .filter(file -> file.endsWith(".java"))
                        .map(file -> file.substring(0, file.length() - ".java".length())
                                .replaceAll("[/\\\\]", "."))
                        .toList();
    }

    private static boolean isBroken(HouseRule rule, House house) {
        return evaluated(rule, house).hasViolation();
    }

    private static EvaluationResult evaluated(HouseRule rule, House house) {
        return rule.in(house).allowEmptyShould(true).evaluate(classesOf(house));
    }

    private static JavaClasses classesOf(House house) {
        JavaClasses classes =
                CULPRITS.computeIfAbsent(house.root(), root -> new ClassFileImporter().importPackages(root));
        assertThat(classes).as(house.root()).isNotEmpty();
        return classes;
    }

    private static Stream<Path> list(Listing listing, Path directory) {
        try (Stream<Path> found = listing.of(directory)) {
            return found.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private interface Listing {
        Stream<Path> of(Path directory) throws IOException;
    }
}
