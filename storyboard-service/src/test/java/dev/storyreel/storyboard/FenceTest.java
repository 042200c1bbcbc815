package dev.storyreel.storyboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The root package decides; the rest hangs off it. */
@AnalyzeClasses(packages = "dev.storyreel.storyboard", importOptions = DoNotIncludeTests.class)
class FenceTest {

    @ArchTest
    static final ArchRule decisions_are_pure = classes()
            .that()
            .resideInAPackage("dev.storyreel.storyboard")
            .and()
            .haveSimpleNameNotStartingWith("StoryboardService")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.storyreel.storyboard",
                    "dev.storyreel.events",
                    "dev.storyreel.ledger",
                    "dev.storyreel.models",
                    "java.lang..",
                    "java.util..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule the_root_knows_nothing_of_what_hangs_off_it = noClasses()
            .that()
            .resideInAPackage("dev.storyreel.storyboard")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.storyreel.storyboard.*..");
}
