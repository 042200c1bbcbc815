package dev.storyreel.media;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.storyreel.media", importOptions = ImportOption.DoNotIncludeTests.class)
class FenceTest {

    /** Media, and of the language only what names a medium: no phase, no model, no ledger. */
    @ArchTest
    static final ArchRule media_know_no_phase = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "are ours, but neither media nor MediaRef",
                    type -> type.getPackageName().startsWith("dev.storyreel")
                            && !type.getPackageName().equals("dev.storyreel.media")
                            && !type.getSimpleName().equals("MediaRef")));

    /** Whoever measures or cuts must not need a Spring context for it. */
    @ArchTest
    static final ArchRule only_the_configuration_knows_spring = noClasses()
            .that()
            .haveNameNotMatching(".*\\.Media(AutoConfiguration|Properties.*)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..");
}
