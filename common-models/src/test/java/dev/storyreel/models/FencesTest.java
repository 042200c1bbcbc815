package dev.storyreel.models;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** What may know what: a provider can be taken out without another noticing, and no model knows who pays for it. */
@AnalyzeClasses(packages = "dev.storyreel.models", importOptions = DoNotIncludeTests.class)
class FencesTest {

    @ArchTest
    static final ArchRule no_provider_depends_on_another =
            slices().assignedFrom(new Providers()).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule the_ports_and_the_catalogue_know_no_provider = noClasses()
            .that()
            .resideInAPackage("dev.storyreel.models")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.storyreel.models.animatic..",
                    "dev.storyreel.models.bedrock..",
                    "dev.storyreel.models.elevenlabs..",
                    "dev.storyreel.models.google..",
                    "dev.storyreel.models.openai..",
                    "dev.storyreel.models.replicate..",
                    "dev.storyreel.models.runway..");

    @ArchTest
    static final ArchRule models_know_no_ledger_and_no_service = noClasses()
            .that()
            .resideInAPackage("dev.storyreel.models..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.storyreel..")
                    .and(not(resideInAnyPackage(
                            "dev.storyreel.models..", "dev.storyreel.media..", "dev.storyreel.events.."))));

    @ArchTest
    static final ArchRule no_provider_writes_to_the_log = noClasses()
            .that()
            .resideInAPackage("dev.storyreel.models..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..", "okhttp3.logging..");

    private static final class Providers implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(
                JavaClass type) {
            for (String provider : new String[] {"animatic", "bedrock", "elevenlabs", "google", "openai", "replicate", "runway"}) {
                if (type.getPackageName().startsWith("dev.storyreel.models." + provider)) {
                    return SliceIdentifier.of(provider);
                }
            }
            return SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each provider";
        }
    }
}
