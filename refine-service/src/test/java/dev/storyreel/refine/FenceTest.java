package dev.storyreel.refine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.storyreel.refine", importOptions = ImportOption.DoNotIncludeTests.class)
class FenceTest {

    /** The main class puts everything together; nothing else at the root knows what hangs off it. */
    @ArchTest
    static final ArchRule the_root_does_not_know_what_hangs_off_it = noClasses()
            .that()
            .resideInAPackage("dev.storyreel.refine")
            .and()
            .doNotHaveSimpleName("RefineService")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.storyreel.refine.*..");

    @ArchTest
    static final ArchRule deciding_is_pure = noClasses()
            .that()
            .resideInAPackage("dev.storyreel.refine")
            .and()
            .doNotHaveSimpleName("RefineService")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.time..", "java.io..", "java.nio.file..", "dev.storyreel.media..");
}
