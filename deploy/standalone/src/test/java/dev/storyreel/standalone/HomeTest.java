package dev.storyreel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path folder;

    private final ProcessHandle self = ProcessHandle.current();

    @Test
    void what_runs_is_found_by_its_note() {
        Home home = new Home(folder);
        Home.Running running = new Home.Running(
                self.pid(), self.info().startInstant().orElseThrow(), 8080, true, "ready");
        home.note(running);
        assertThat(home.running()).contains(running);
        home.forget();
        assertThat(home.running()).isEmpty();
    }

    @Test
    void a_process_that_only_has_the_same_number_is_not_taken_for_it() {
        Home home = new Home(folder);
        home.note(new Home.Running(self.pid(), Instant.EPOCH, 8080, true, "ready"));
        assertThat(home.running()).isEmpty();
    }

    @Test
    void what_runs_knows_nothing_of_what_a_person_types() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("..standalone.house..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..standalone.cli..")
                .check(new ClassFileImporter().importPackages("dev.storyreel.standalone"));
    }
}
