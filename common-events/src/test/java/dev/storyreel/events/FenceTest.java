package dev.storyreel.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The language and its fold know no framework; the whole module knows no service. */
@AnalyzeClasses(packages = "dev.storyreel", importOptions = DoNotIncludeTests.class)
class FenceTest {

    @ArchTest
    static final ArchRule the_language_needs_java_and_json_annotations_alone = classes()
            .that().resideInAPackage("dev.storyreel.events")
            .should().onlyDependOnClassesThat().resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.nio.charset..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations",
                    "com.fasterxml.jackson.annotation",
                    "dev.storyreel.events");

    @ArchTest
    static final ArchRule the_fold_needs_the_language_and_a_way_to_write_its_state = classes()
            .that().resideInAPackage("dev.storyreel.events.pipeline")
            .should().onlyDependOnClassesThat().resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations",
                    "com.fasterxml.jackson.annotation",
                    "tools.jackson..",
                    "dev.storyreel.events",
                    "dev.storyreel.events.pipeline");

    @ArchTest
    static final ArchRule no_service_logic_in_here = noClasses()
            .that().resideInAPackage("dev.storyreel.events..")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "dev.storyreel.gateway..",
                    "dev.storyreel.validation..",
                    "dev.storyreel.storyboard..",
                    "dev.storyreel.chunk..",
                    "dev.storyreel.refine..",
                    "dev.storyreel.ledger..",
                    "dev.storyreel.models..",
                    "dev.storyreel.media..");

    @ArchTest
    static final ArchRule nothing_is_decided_by_a_clock_of_its_own = noClasses()
            .that().resideInAnyPackage("dev.storyreel.events", "dev.storyreel.events.pipeline")
            .should().dependOnClassesThat().belongToAnyOf(java.time.Clock.class);
}
