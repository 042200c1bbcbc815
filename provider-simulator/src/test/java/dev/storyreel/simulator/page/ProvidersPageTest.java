package dev.storyreel.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProvidersPageTest {

    private static final Path PAGE = Path.of("../docs/providers.md");

    @Test
    void the_page_on_providers_says_what_the_tests_show() throws IOException {
        String written = new ProvidersPage().write();
        if (Boolean.getBoolean("storyreel.approve")) {
            Files.writeString(PAGE, written);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/providers.md is no longer what is shown. If that is meant, write it anew and read the difference:"
                        + " ./mvnw -pl provider-simulator -am test -Dtest=ProvidersPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dstoryreel.approve=true")
                .isEqualTo(written);
    }
}
