package dev.storyreel.models;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is otherwise for us than the catalogue says.
 *
 * @param stillServed {@code STORYREEL_STILL_SERVED}: retired models, by their names in the catalogue, that go on answering
 *                    us, as Bedrock's do by private arrangement
 */
@ConfigurationProperties("storyreel.models")
public record ModelsProperties(@DefaultValue Set<String> stillServed) {

    public ModelsProperties {
        stillServed = Set.copyOf(stillServed);
    }
}
