package dev.storyreel.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.StringUtils;

/**
 * Keys from mounted files: {@code REPLICATE_API_TOKEN_FILE} names the file that holds what {@code REPLICATE_API_TOKEN} would
 * say, and so for the others. Read once, at the start.
 */
public final class KeyFiles implements EnvironmentPostProcessor {

    /** The name of the property source that holds what was read. */
    public static final String SOURCE = "keyFiles-systemEnvironment";

    private static final String ENDING = "_FILE";

    private static final List<String> VARIABLES = List.of(
            "REPLICATE_API_TOKEN",
            "REPLICATE_WEBHOOK_SECRET",
            "ELEVENLABS_API_KEY",
            "RUNWAYML_API_SECRET",
            "GEMINI_API_KEY",
            "OPENAI_API_KEY",
            "GROQ_API_KEY",
            "STORYREEL_LOCAL_KEY",
            "STORYREEL_BEDROCK_ACCESS_KEY",
            "STORYREEL_BEDROCK_SECRET_KEY");

    /** The variables that name such files. */
    public static List<String> variables() {
        return VARIABLES.stream().map(variable -> variable + ENDING).toList();
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> keys = new HashMap<>();
        for (String variable : VARIABLES) {
            @Nullable String file = environment.getProperty(variable + ENDING);
            if (StringUtils.hasText(file)) {
                if (StringUtils.hasText(environment.getProperty(variable))) {
                    throw new IllegalStateException(
                            "Both " + variable + " and " + variable + ENDING + " are set. Set one of them.");
                }
                keys.put(variable, read(variable + ENDING, file.strip()));
            }
        }
        if (!keys.isEmpty()) {
            // The environment itself may set the variable to nothing, as Compose does.
            environment.getPropertySources().addBefore(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    new SystemEnvironmentPropertySource(SOURCE, keys));
        }
    }

    /** What the variable says is not repeated: it may be a key that was put there by mistake. */
    private static String read(String variable, String file) {
        String text;
        try {
            text = Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalStateException(
                    "The file that " + variable + " names cannot be read (" + e.getClass().getSimpleName()
                            + "). Mount one with a key a line, or leave the variable away.");
        }
        if (text.isBlank()) {
            throw new IllegalStateException("The file that " + variable + " names holds no key.");
        }
        return text.strip();
    }
}
