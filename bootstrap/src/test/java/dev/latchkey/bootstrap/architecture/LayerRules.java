package dev.latchkey.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.modules.syntax.ModuleDependencyScope.consideringOnlyDependenciesBetweenModules;
import static com.tngtech.archunit.library.modules.syntax.ModuleRuleDefinition.modules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.modules.syntax.AllowedModuleDependencies;

/** Who may know whom. */
final class LayerRules {
    private static final String JSPECIFY = "org.jspecify.annotations";

    private LayerRules() {}

    static ArchRule domainIsPlainJava(House house) {
        return classes()
                .that()
                .resideInAPackage(house.all("domain"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(house.all("domain"), "java..", JSPECIFY)
                .as("the domain is plain Java");
    }

    static ArchRule applicationKnowsOnlyTheDomain(House house) {
        return classes()
                .that()
                .resideInAPackage(house.all("application"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(house.all("application"), house.all("domain"), house.words(), "java..", JSPECIFY)
                .as("the application knows only the domain");
    }

    static ArchRule adaptersDoNotKnowEachOther(House house) {
        return classes()
                .that()
                .resideInAnyPackage(house.all(House.ADAPTERS))
                .should(knowNoOtherAdapter(house))
                .as("adapters know neither each other nor the wiring");
    }

    static ArchRule httpGoesThroughUseCases(House house) {
        return noClasses()
                .that()
                .resideInAPackage(house.all("http"))
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(house.port())
                .as("HTTP reaches ports only through use cases");
    }

    static ArchRule contextsFollowTheMap(House house, String module, AllowedModuleDependencies map) {
        return modules()
                .definedByPackages(house.root() + "." + module + ".(*)..")
                .should()
                .respectTheirAllowedDependencies(map, consideringOnlyDependenciesBetweenModules())
                .as("the contexts of the " + module + " follow the context map");
    }

    static ArchRule aPortBelongsToItsContext(House house) {
        return classes()
                .that()
                .areAnnotatedWith(house.port())
                .should(beUsedOnlyByTheirContextAndAdapters(house))
                .as("a port is used only by its own context and by adapters");
    }

    static ArchRule aPortHasAContract(House house) {
        return classes()
                .that()
                .areAnnotatedWith(house.port())
                .should(haveAContractUnlessTheyAreOneFunction())
                .as("every port that is more than one function has a contract among the tests of the application");
    }

    private static ArchCondition<JavaClass> knowNoOtherAdapter(House house) {
        return new ArchCondition<>("know neither another adapter nor the wiring") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String own = House.ADAPTERS.stream()
                        .filter(adapter -> house.isIn(adapter, type))
                        .findFirst()
                        .orElseThrow();
                String[] others = house.all(House.ADAPTERS.stream()
                        .filter(adapter -> !adapter.equals(own))
                        .toList());
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> resideInAnyPackage(others).test(dependency.getTargetClass())
                                || house.isIn("bootstrap", dependency.getTargetClass()))
                        .forEach(dependency -> accuse(dependency, events));
            }
        };
    }

    private static ArchCondition<JavaClass> beUsedOnlyByTheirContextAndAdapters(House house) {
        return new ArchCondition<>("be used only by their own context and by adapters") {
            @Override
            public void check(JavaClass port, ConditionEvents events) {
                port.getDirectDependenciesToSelf().stream()
                        .filter(dependency -> house.isIn("application", dependency.getOriginClass()))
                        .filter(dependency -> !isOpenTo(port, dependency.getOriginClass()))
                        .forEach(dependency -> accuse(dependency, events));
            }

            private boolean isOpenTo(JavaClass port, JavaClass user) {
                var context = house.contextIn("application", port);
                return context.equals(house.contextIn("application", user))
                        || context.filter("shared"::equals).isPresent();
            }
        };
    }

    private static ArchCondition<JavaClass> haveAContractUnlessTheyAreOneFunction() {
        return new ArchCondition<>("have a contract unless they are one function") {
            @Override
            public void check(JavaClass port, ConditionEvents events) {
                long promises = port.getAllMethods().stream()
                        .filter(LayerRules::isAbstract)
                        .count();
                String contract = port.getName() + "Contract";
                if (promises > 1 && !isOnTheClassPath(contract)) {
                    events.add(SimpleConditionEvent.violated(
                            port, port.getName() + " promises " + promises + " things and has no " + contract));
                }
            }
        };
    }

    private static boolean isAbstract(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    private static boolean isOnTheClassPath(String type) {
        return LayerRules.class.getResource("/" + type.replace('.', '/') + ".class") != null;
    }

    private static void accuse(Dependency dependency, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
    }
}
