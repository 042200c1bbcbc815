package dev.storyreel.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.storyreel.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class FencesTest {

    @ArchTest
    static final ArchRule use_cases_do_not_know_what_hangs_off_them = noClasses()
            .that()
            .resideInAPackage("dev.storyreel.gateway")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.storyreel.gateway.web..", "..gateway.store..", "..gateway.messaging..", "..gateway.media..");

    @ArchTest
    static final ArchRule sql_stays_in_the_store = noClasses()
            .that()
            .resideOutsideOfPackage("..gateway.store..")
            .and()
            .doNotHaveSimpleName("HealthChecks")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.jdbc..");
}
