package dev.storyreel.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class GatewayPropertiesTest {

    @Test
    void the_defaults_are_these() {
        assertThat(bind(Map.of()))
                .isEqualTo(new GatewayProperties(
                        new GatewayProperties.Models("animatic", "animatic", "animatic", "animatic"),
                        new GatewayProperties.Links(Duration.ofHours(1), Duration.ofMinutes(10), 10_000),
                        new GatewayProperties.Events(500, Duration.ofSeconds(15), Duration.ofSeconds(1)),
                        new GatewayProperties.Uploads(
                                DataSize.ofMegabytes(10), DataSize.ofMegabytes(50), DataSize.ofMegabytes(100), 8),
                        DataSize.ofKilobytes(256),
                        Duration.ofSeconds(3),
                        new GatewayProperties.Cors(List.of()),
                        false));
    }

    @Test
    void every_property_is_heard() {
        assertThat(bind(Map.ofEntries(
                        Map.entry("models.plan", "a"),
                        Map.entry("models.image", "b"),
                        Map.entry("models.clip", "c"),
                        Map.entry("models.music", "d"),
                        Map.entry("links.valid-for", "2h"),
                        Map.entry("links.fresh-for", "1m"),
                        Map.entry("links.cached", "5"),
                        Map.entry("events.connections", "7"),
                        Map.entry("events.heartbeat", "3s"),
                        Map.entry("events.look", "4s"),
                        Map.entry("uploads.image", "1MB"),
                        Map.entry("uploads.audio", "2MB"),
                        Map.entry("uploads.video", "3MB"),
                        Map.entry("uploads.files", "4"),
                        Map.entry("json-limit", "1KB"),
                        Map.entry("health-for", "9s"),
                        Map.entry("cors.origins", "https://one.example,https://two.example"),
                        Map.entry("rebuild-on-start", "true"))))
                .isEqualTo(new GatewayProperties(
                        new GatewayProperties.Models("a", "b", "c", "d"),
                        new GatewayProperties.Links(Duration.ofHours(2), Duration.ofMinutes(1), 5),
                        new GatewayProperties.Events(7, Duration.ofSeconds(3), Duration.ofSeconds(4)),
                        new GatewayProperties.Uploads(
                                DataSize.ofMegabytes(1), DataSize.ofMegabytes(2), DataSize.ofMegabytes(3), 4),
                        DataSize.ofKilobytes(1),
                        Duration.ofSeconds(9),
                        new GatewayProperties.Cors(List.of("https://one.example", "https://two.example")),
                        true));
    }

    @Test
    void a_link_that_is_never_fresh_is_refused() {
        assertThatThrownBy(() -> bind(Map.of("links.fresh-for", "1h"))).isInstanceOf(BindException.class);
    }

    private static GatewayProperties bind(Map<String, String> properties) {
        var source = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> source.put("storyreel.gateway." + name, value));
        return new Binder(source).bindOrCreate("storyreel.gateway", GatewayProperties.class);
    }
}
