package dev.storyreel.standalone.house;

import dev.storyreel.models.KeyFiles;
import dev.storyreel.simulator.SimulatorProcess;
import dev.storyreel.standalone.Home;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The paid providers, simulated by a process beside the services, and what services read to be pointed at them: an address
 * and a made-up key for each. No real key is left in what they read, so nothing can be charged.
 */
public final class SimulatedProviders {

    /** A server of the user's own is not simulated, and may cost: it is not there. */
    private static final List<String> NOT_THERE = List.of("STORYREEL_LOCAL_URL", "STORYREEL_LOCAL_KEY");

    private SimulatedProviders() {}

    /**
     * Returns once they listen.
     *
     * @param house   what the services read, of which they need the object store
     * @param options on top, as on the simulator's command line
     */
    public static SimulatorProcess start(Home home, Map<String, String> house, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--dir", Home.folder(home.root().resolve("providers")).toString(),
                "--s3-url", house.getOrDefault("STORYREEL_S3_ENDPOINT", ""),
                "--s3-access-key", house.getOrDefault("STORYREEL_S3_ACCESS_KEY", ""),
                "--s3-secret-key", house.getOrDefault("STORYREEL_S3_SECRET_KEY", "")));
        all.addAll(List.of(options));
        return SimulatorProcess.start(Home.folder(home.logs()).resolve("providers.log"), all.toArray(String[]::new));
    }

    /** What the services read, pointed at the simulators. */
    public static Map<String, String> environment(SimulatorProcess providers, Map<String, String> house) {
        Map<String, String> environment = new HashMap<>(house);
        NOT_THERE.forEach(name -> environment.put(name, ""));
        KeyFiles.variables().forEach(name -> environment.put(name, ""));
        environment.put("STORYREEL_PUBLIC_URL", "http://localhost:" + house.get(Unit.GATEWAY.portVariable()));
        environment.put("REPLICATE_API_TOKEN", "r8_simulated");
        environment.put("STORYREEL_REPLICATE_TOKEN", "r8_simulated");
        environment.put("REPLICATE_WEBHOOK_SECRET", providers.webhookSecret());
        environment.put("STORYREEL_REPLICATE_URL", providers.replicateUrl().toString());
        environment.put("ELEVENLABS_API_KEY", "sk_simulated");
        environment.put("STORYREEL_ELEVENLABS_KEY", "sk_simulated");
        environment.put("STORYREEL_ELEVENLABS_URL", providers.elevenLabsUrl().toString());
        environment.put("OPENAI_API_KEY", "sk-simulated");
        environment.put("STORYREEL_OPENAI_KEY", "sk-simulated");
        environment.put("STORYREEL_OPENAI_URL", providers.openAiUrl().toString());
        environment.put("GROQ_API_KEY", "gsk_simulated");
        environment.put("STORYREEL_GROQ_KEY", "gsk_simulated");
        environment.put("STORYREEL_GROQ_URL", providers.groqUrl().toString());
        environment.put("RUNWAYML_API_SECRET", "key_simulated");
        environment.put("STORYREEL_RUNWAY_KEY", "key_simulated");
        environment.put("STORYREEL_RUNWAY_URL", providers.runwayUrl().toString());
        environment.put("STORYREEL_RUNWAY_POLLEVERY", "1s");
        environment.put("GEMINI_API_KEY", "AIzaSimulated");
        environment.put("STORYREEL_GOOGLE_KEY", "AIzaSimulated");
        environment.put("STORYREEL_GOOGLE_URL", providers.googleUrl().toString());
        environment.put("STORYREEL_GOOGLE_POLLEVERY", "1s");
        environment.put("STORYREEL_BEDROCK_URL", providers.bedrockUrl().toString());
        environment.put("STORYREEL_BEDROCK_BUCKET", house.getOrDefault("STORYREEL_S3_BUCKET", ""));
        environment.put("STORYREEL_BEDROCK_S3URL", house.getOrDefault("STORYREEL_S3_ENDPOINT", ""));
        environment.put("STORYREEL_BEDROCK_ACCESSKEY", house.getOrDefault("STORYREEL_S3_ACCESS_KEY", ""));
        environment.put("STORYREEL_BEDROCK_SECRETKEY", house.getOrDefault("STORYREEL_S3_SECRET_KEY", ""));
        environment.put("STORYREEL_BEDROCK_POLLEVERY", "2s");
        return environment;
    }
}
