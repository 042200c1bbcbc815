package dev.storyreel.simulator;

import dev.storyreel.media.Ffmpeg;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulator in a process of its own: it says its address on the first line of its output, and stays until killed. */
@Command(
        name = "provider-simulator",
        mixinStandardHelpOptions = true,
        description = "Simulates paid providers on 127.0.0.1: their wire, their faults and their bills.")
public final class ProviderSimulator implements Callable<Integer> {

    static final String READY = "provider-simulator listens on ";

    @Option(names = "--port", defaultValue = "0", description = "0, the default, for any that is free.")
    private int port;

    @Option(names = "--time-scale", defaultValue = "20", description = "How much faster than the providers (${DEFAULT-VALUE}).")
    private double timeScale;

    @Option(names = "--dir", description = "For uploads and results; a temporary folder where none is given.")
    private @Nullable Path dir;

    @Option(
            names = "--fault",
            description = "Something to go wrong once, such as drop-answer; repeatable. The same as POST /_sim/faults.")
    private List<String> faults = List.of();

    @Option(names = "--seed", defaultValue = "1", description = "Of the dice for faults with a chance (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--plain",
            description = "Plain, quick media by ffmpeg alone, where nobody looks; else by the animatic models.")
    private boolean plain;

    @Option(
            names = "--stock",
            description = "The same plain media whatever the prompt, made once for each length and size: for many films.")
    private boolean stock;

    @Option(
            names = "--replicate-per-minute",
            defaultValue = "600",
            description = "Predictions that Replicate takes in a minute (${DEFAULT-VALUE}).")
    private int replicatePerMinute;

    @Option(
            names = "--elevenlabs-at-once",
            defaultValue = "10",
            description = "Calls that ElevenLabs works at together (${DEFAULT-VALUE}).")
    private int elevenLabsAtOnce;

    @Option(
            names = "--runway-at-once",
            defaultValue = "5",
            description = "Jobs of one model that Runway works at together; more wait (${DEFAULT-VALUE}).")
    private int runwayAtOnce;

    @Option(
            names = "--runway-per-day",
            defaultValue = "1000",
            description = "Jobs of one model that Runway takes in a day (${DEFAULT-VALUE}).")
    private int runwayPerDay;

    @Option(
            names = "--s3-url",
            defaultValue = "${env:STORYREEL_S3_ENDPOINT}",
            description = "The S3 server that Bedrock leaves results on; without one there is no Bedrock.")
    private @Nullable URI s3Url;

    @Option(names = "--s3-access-key", defaultValue = "${env:STORYREEL_S3_ACCESS_KEY}", description = "Its access key.")
    private @Nullable String s3AccessKey;

    @Option(names = "--s3-secret-key", defaultValue = "${env:STORYREEL_S3_SECRET_KEY}", description = "Its secret key.")
    private @Nullable String s3SecretKey;

    @Option(names = "--s3-region", defaultValue = "us-east-1", description = "Its region (${DEFAULT-VALUE}).")
    private String s3Region = "";

    @Option(
            names = "--bedrock-per-minute",
            defaultValue = "0",
            description = "Invocations that a Bedrock account may start in a minute; 0, the default, for any number.")
    private int bedrockPerMinute;

    @Option(
            names = "--bedrock-keeps-retired",
            description = "Bedrock's accounts may go on with models past their end, as by private arrangement.")
    private boolean bedrockKeepsRetired;

    @Option(
            names = "--google-per-minute",
            defaultValue = "300",
            description = "Paid calls that Google takes from an account in a minute (${DEFAULT-VALUE}).")
    private int googlePerMinute;

    @Option(names = "--google-keeps-retired", description = "Google's models past their end, which is Veo, still answer.")
    private boolean googleKeepsRetired;

    @Option(names = "--attached", description = "Ends when its input does, and so with whoever started it.")
    private boolean attached;

    private ProviderSimulator() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new ProviderSimulator()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = dir == null ? Files.createTempDirectory("provider-simulator") : Files.createDirectories(dir);
        Ffmpeg ffmpeg = Ffmpeg.locate(folder.resolve("ffmpeg"));
        Limits limits = new Limits(
                replicatePerMinute,
                elevenLabsAtOnce,
                new RunwayOptions(runwayAtOnce, runwayPerDay),
                new GoogleOptions(googlePerMinute, googleKeepsRetired));
        try (Simulator simulator = Simulator.start(
                port, new Pace(timeScale), limits, bedrock(), new Faults(seed), media(ffmpeg, folder), folder)) {
            for (String fault : faults) {
                simulator.faults().add(Fault.once(Call.JSON.convertValue(fault, Fault.What.class)));
            }
            System.out.println(READY + simulator.url());
            System.out.println("Replicate is at " + simulator.replicateUrl() + "; any token that starts with r8_ is accepted.");
            System.out.println("ElevenLabs is at " + simulator.elevenLabsUrl() + "; any key that starts with sk_ is accepted.");
            System.out.println("Runway is at " + simulator.runwayUrl() + "; any key that starts with key_ is accepted.");
            System.out.println("Google is at " + simulator.googleUrl() + "; any key that starts with AIza is accepted.");
            System.out.println("OpenAI is at " + simulator.openAiUrl() + "; any key that starts with sk- is accepted.");
            System.out.println("Groq is at " + simulator.groqUrl() + "; any key that starts with gsk_ is accepted.");
            if (s3Url != null) {
                System.out.println("Bedrock is at " + simulator.bedrockUrl() + "; any AWS keys are accepted.");
            }
            System.out.flush();
            if (attached) {
                System.in.transferTo(OutputStream.nullOutputStream());
            } else {
                new CountDownLatch(1).await();
            }
            return 0;
        }
    }

    private @Nullable BedrockOptions bedrock() {
        if (s3Url == null) {
            return null;
        }
        if (s3AccessKey == null || s3SecretKey == null) {
            throw new IllegalArgumentException("--s3-url needs --s3-access-key and --s3-secret-key.");
        }
        return new BedrockOptions(s3Url, s3Region, s3AccessKey, s3SecretKey, bedrockPerMinute, bedrockKeepsRetired);
    }

    private SimulatedMedia media(Ffmpeg ffmpeg, Path folder) throws IOException {
        if (stock) {
            return new StockMedia(new FfmpegMedia(ffmpeg), Files.createDirectories(folder.resolve("stock")));
        }
        return plain ? new FfmpegMedia(ffmpeg) : new AnimaticMedia(ffmpeg);
    }
}
