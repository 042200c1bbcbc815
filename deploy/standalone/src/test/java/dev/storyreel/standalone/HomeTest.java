package dev.storyreel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
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
                self.pid(), self.info().startInstant().orElseThrow(), 8080, true, "ready", false);
        home.note(running);
        assertThat(home.running()).contains(running);
        home.forget();
        assertThat(home.running()).isEmpty();
    }

    @Test
    void it_lies_where_the_environment_says_or_where_the_shell_has_its_home() {
        assertThat(Home.named(Map.of("STORYREEL_HOME", "/films", "HOME", "/home/ada")).root()).isEqualTo(Path.of("/films"));
        assertThat(Home.named(Map.of("STORYREEL_HOME", " ", "HOME", "/home/ada")).root())
                .isEqualTo(Path.of("/home/ada/.storyreel"));
        assertThat(Home.named(Map.of()).root()).isEqualTo(Path.of(System.getProperty("user.home"), ".storyreel"));
    }

    @Test
    void a_process_that_only_has_the_same_number_is_not_taken_for_it() {
        Home home = new Home(folder);
        home.note(new Home.Running(self.pid(), Instant.EPOCH, 8080, true, "ready", false));
        assertThat(home.running()).isEmpty();
    }

    @Test
    void a_simulated_house_has_a_home_of_its_own_which_is_in_use_while_only_that_runs() {
        Home home = new Home(folder);
        Home.Running running = new Home.Running(
                self.pid(), self.info().startInstant().orElseThrow(), 8080, true, "ready", true);
        home.simulated().note(running);
        assertThat(home.running()).isEmpty();
        assertThat(home.inUse()).isEqualTo(home.simulated());
        assertThat(home.inUse().running()).contains(running);
        assertThat(home.simulated().database()).startsWithRaw(folder).isNotEqualTo(home.database());
        home.note(running);
        assertThat(home.inUse()).isEqualTo(home);
    }

    @Test
    void a_house_of_an_older_build_is_found_too() throws Exception {
        Files.writeString(
                folder.resolve("running.json"),
                """
                {"pid":%d,"startedAt":"%s","port":8080,"ready":true,"step":"ready"}"""
                        .formatted(self.pid(), self.info().startInstant().orElseThrow()));
        assertThat(new Home(folder).running()).map(Home.Running::simulated).contains(false);
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
