package dev.storyreel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.media.Probe;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.SimulatorProcess;
import dev.storyreel.standalone.house.OneJvm;
import dev.storyreel.standalone.house.SimulatedProviders;
import dev.storyreel.standalone.house.Unit;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A film of thirty seconds on the simulator of each provider of clips, its plan by OpenAI's, frames and music by
 * Replicate's: what is booked is what the providers bill, to the cent. Writes the table in docs/benchmarks.md to {@code target/clip-providers.md}.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ClipProvidersTest {

    private static final int SECONDS = 30;

    private final List<String> table = new ArrayList<>(List.of(
            "| clips by | model | clips | estimated: least | likely | most | booked | billed | film s | made in s |",
            "|---|---|---|---|---|---|---|---|---|---|"));
    private Studio studio;
    private SimulatorProcess providers;
    private OneJvm services;

    @BeforeAll
    void everything_starts(@TempDir Path folder) throws Exception {
        studio = Studio.open(folder.resolve("home"));
        Map<String, String> house = studio.environment(Map.of());
        providers = SimulatedProviders.start(
                studio.home, house, "--time-scale", "60", "--plain", "--bedrock-keeps-retired", "--google-keeps-retired");
        Map<String, String> environment = new HashMap<>(SimulatedProviders.environment(providers, house));
        // As by private arrangement: else the gateway refuses them before Bedrock and Google would.
        environment.put("STORYREEL_STILL_SERVED", "nova-reel-1.1,google-veo-3.1-fast");
        services = new OneJvm(EnumSet.allOf(Unit.class), environment);
        services.start();
    }

    @AfterAll
    void everything_ends() throws Exception {
        services.close();
        providers.close();
        studio.close();
        String text = String.join("\n", table) + "\n";
        System.out.println(text);
        Files.writeString(Path.of("target", "clip-providers.md"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "replicate, hailuo-02", "bedrock, luma-ray-2", "bedrock, nova-reel-1.1", "runway, runway-gen-4-turbo",
        "google, gemini-omni-1.1", "google, google-veo-3.1-fast"
    })
    void a_film_of_thirty_seconds_is_booked_at_what_it_is_billed(String provider, String clipModel) throws Exception {
        Map<String, Object> brief = Map.of(
                "prompt", "A lighthouse keeper walks down a stormy beach with a lantern, then the storm clears at dawn",
                "durationSeconds", SECONDS,
                "resolution", "480p",
                "seed", 7,
                "models", Map.of("plan", "gpt-6-luna", "image", "flux-schnell", "clip", clipModel, "music", "stable-audio-2.5"));
        JsonNode estimate = studio.gateway.estimate(brief);
        Bill.Statement before = providers.bill();
        Instant begun = Instant.now();

        JsonNode status = studio.gateway.finished(studio.gateway.ask(brief));

        Duration took = Duration.between(begun, Instant.now());
        List<Bill.Charge> charges = providers.bill().charges().subList(before.count(), providers.bill().count());
        BigDecimal billed = charges.stream().map(Bill.Charge::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal booked = status.path("costUsd").decimalValue();
        Probe film = studio.ffmpeg.probe(studio.fetch(status.path("finalVideoUrl"), clipModel + ".mp4"));
        table.add(String.format(
                Locale.ROOT,
                "| %s | `%s` | %d | %s | %s | %s | %s | %s | %.1f | %.0f |",
                provider, clipModel, clips(charges, provider), usd(estimate.path("lowUsd").decimalValue()),
                usd(estimate.path("likelyUsd").decimalValue()), usd(estimate.path("ceilingUsd").decimalValue()), usd(booked),
                usd(billed), film.seconds(), took.toMillis() / 1000.0));

        assertThat(booked).isPositive().isEqualByComparingTo(billed);
        assertThat(booked).isBetween(estimate.path("lowUsd").decimalValue(), estimate.path("ceilingUsd").decimalValue());
        assertThat(charges).extracting(Bill.Charge::reference).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(charges).extracting(Bill.Charge::reason).containsOnly("made");
        assertThat(clips(charges, provider)).isEqualTo(status.path("totalChunks").asInt());
        assertThat(film.seconds()).isCloseTo(SECONDS, within(0.1));
        assertThat(film.requirePicture().height()).isEqualTo(480);
        assertThat(film.requireSound().seconds()).isCloseTo(SECONDS, within(0.1));
    }

    private static int clips(List<Bill.Charge> charges, String provider) {
        return (int) charges.stream()
                .filter(charge -> charge.provider().equals(provider))
                .filter(charge -> !charge.model().contains("flux") && !charge.model().contains("stable-audio"))
                .count();
    }

    private static String usd(BigDecimal sum) {
        return "$" + sum.setScale(3, java.math.RoundingMode.HALF_UP).toPlainString();
    }
}
