package dev.latchkey.bootstrap.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.function.Function;

/** Every rule of the house. The culprit of each lives in the package {@code culprits}, under the name of the rule. */
enum HouseRule {
    DOMAIN_IS_PLAIN_JAVA(LayerRules::domainIsPlainJava),
    APPLICATION_KNOWS_ONLY_THE_DOMAIN(LayerRules::applicationKnowsOnlyTheDomain),
    ADAPTERS_DO_NOT_KNOW_EACH_OTHER(LayerRules::adaptersDoNotKnowEachOther),
    HTTP_GOES_THROUGH_USE_CASES(LayerRules::httpGoesThroughUseCases),
    CONTEXTS_OF_THE_APPLICATION_FOLLOW_THE_MAP(
            house -> LayerRules.contextsFollowTheMap(house, "application", ArchitectureTest.CONTEXT_MAP)),
    CONTEXTS_OF_THE_DOMAIN_FOLLOW_THE_MAP(
            house -> LayerRules.contextsFollowTheMap(house, "domain", ArchitectureTest.DOMAIN_MAP)),
    A_PORT_BELONGS_TO_ITS_CONTEXT(LayerRules::aPortBelongsToItsContext),
    A_PORT_HAS_A_CONTRACT(LayerRules::aPortHasAContract),

    TIME_IDS_AND_CHANCE_ARE_HANDED_IN(CodeRules::timeIdsAndChanceAreHandedIn),
    THE_CORE_DOES_NOT_LOG(CodeRules::theCoreDoesNotLog),
    ONLY_THE_COMMAND_LINE_PRINTS(CodeRules::onlyTheCommandLinePrints),
    USE_CASES_ARE_FINAL(CodeRules::useCasesAreFinal),
    NAMES_SAY_WHAT_A_CLASS_IS(CodeRules::namesSayWhatAClassIs),
    PACKAGES_ARE_NAMED_AFTER_FEATURES(CodeRules::packagesAreNamedAfterFeatures),

    ONE_CONSUME_PRIMITIVE(house -> StoreRules.onlyThrough(house, house.consumes(), house.singleUse())),
    ONE_COUNTER_PRIMITIVE(house -> StoreRules.onlyThrough(house, house.counts(), house.counter())),
    REDIS_TAKES_WHOLE_STEPS(StoreRules::redisTakesWholeSteps),
    STORES_DO_NOT_READ_THEN_WRITE(StoreRules::storesDoNotReadThenWrite);

    private final Function<House, ArchRule> rule;

    HouseRule(Function<House, ArchRule> rule) {
        this.rule = rule;
    }

    ArchRule in(House house) {
        return rule.apply(house);
    }

    House culprit() {
        return House.ofCulprit(name().toLowerCase(Locale.ROOT));
    }
}
