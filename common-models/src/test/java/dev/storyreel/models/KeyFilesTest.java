package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Keys as secrets are mounted: by a variable that names the file, or by a folder with a file for each variable. */
class KeyFilesTest {

    @TempDir
    Path dir;

    private final Map<String, Object> variables = new HashMap<>();

    @Test
    void a_file_holds_a_key_a_line_and_stands_for_its_variable() throws IOException {
        variables.put("REPLICATE_API_TOKEN", "");
        variables.put("REPLICATE_API_TOKEN_FILE", file("r8_a\nr8_b\n"));
        variables.put("STORYREEL_BEDROCK_SECRET_KEY_FILE", file("s3cret\n"));

        ConfigurableEnvironment environment = processed();

        assertThat(Keys.of(environment.getProperty("REPLICATE_API_TOKEN"))).isEqualTo(Keys.of("r8_a,r8_b"));
        assertThat(environment.getProperty("STORYREEL_BEDROCK_SECRET_KEY")).isEqualTo("s3cret");
    }

    @Test
    void without_such_a_variable_nothing_changes() {
        variables.put("OPENAI_API_KEY", "sk-1");
        variables.put("OPENAI_API_KEY_FILE", " ");
        int sources = environment().getPropertySources().size();
        assertThat(processed().getProperty("OPENAI_API_KEY")).isEqualTo("sk-1");
        assertThat(processed().getPropertySources()).hasSize(sources);
    }

    @Test
    void what_cannot_be_read_is_said_and_no_key_with_it() throws IOException {
        variables.put("GEMINI_API_KEY_FILE", "AIzaPutHereByMistake");
        assertThatThrownBy(this::processed)
                .hasMessageContaining("GEMINI_API_KEY_FILE")
                .hasMessageNotContaining("ByMistake")
                .hasNoCause();
        variables.put("GEMINI_API_KEY_FILE", file("\n"));
        assertThatThrownBy(this::processed).hasMessageContaining("GEMINI_API_KEY_FILE").hasMessageContaining("no key");
        variables.put("GEMINI_API_KEY_FILE", file("AIza1"));
        variables.put("GEMINI_API_KEY", "AIza2");
        assertThatThrownBy(this::processed)
                .hasMessageContaining("Set one of them")
                .hasMessageNotContaining("AIza");
    }

    /** As a service starts: the file is read by Boot's own order of things, and Boot's own tree of files works too. */
    @Test
    void a_service_that_starts_has_the_keys_of_its_files() throws IOException {
        Path tree = Files.createDirectory(dir.resolve("secrets"));
        Files.writeString(tree.resolve("ELEVENLABS_API_KEY"), "sk_a\nsk_b\n");
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
        application.setEnvironment(environment());
        variables.put("REPLICATE_API_TOKEN_FILE", file("r8_a\nr8_b"));
        variables.put("SPRING_CONFIG_IMPORT", "configtree:" + tree + "/");
        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(context.getBean(ModelRegistry.class).keys())
                    .containsEntry("replicate", Keys.of("r8_a,r8_b").names())
                    .containsEntry("elevenlabs", Keys.of("sk_a,sk_b").names());
            assertThat(context.getEnvironment().getPropertySources().toString()).doesNotContain("r8_a", "sk_a");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({
        ModelsAutoConfiguration.class,
        dev.storyreel.models.replicate.ReplicateAutoConfiguration.class,
        dev.storyreel.models.elevenlabs.ElevenLabsAutoConfiguration.class
    })
    static class Nothing {}

    private ConfigurableEnvironment processed() {
        ConfigurableEnvironment environment = environment();
        new KeyFiles().postProcessEnvironment(environment, new SpringApplication(KeyFilesTest.class));
        return environment;
    }

    private ConfigurableEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return environment;
    }

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(dir, "key", ".txt"), text).toString();
    }
}
