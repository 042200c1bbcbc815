package dev.storyreel.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** The ledger serves every phase and knows none. */
@AnalyzeClasses(packages = "dev.storyreel.ledger", importOptions = DoNotIncludeTests.class)
class FenceTest {

    @ArchTest
    static final ArchRule knows_no_service = noClasses()
            .that()
            .resideInAPackage("dev.storyreel.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.storyreel.gateway..",
                    "dev.storyreel.validation..",
                    "dev.storyreel.storyboard..",
                    "dev.storyreel.chunk..",
                    "dev.storyreel.refine..");

    @ArchTest
    static final ArchRule knows_no_provider = noClasses()
            .that()
            .resideInAPackage("dev.storyreel.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.storyreel.models.*..");

    @ArchTest
    static final ArchRule what_phases_see_knows_nothing_of_how_it_is_done = noClasses()
            .that()
            .resideInAPackage("dev.storyreel.ledger")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.storyreel.ledger.*..", "com.github.kagkarlsson..");

    @ArchTest
    static final ArchRule has_no_cycles =
            SlicesRuleDefinition.slices().matching("dev.storyreel.ledger.(*)..").should().beFreeOfCycles();
}
