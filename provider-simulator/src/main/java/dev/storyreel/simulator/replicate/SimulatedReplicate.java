package dev.storyreel.simulator.replicate;

import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Customer;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.Limits;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.RateLimit;
import dev.storyreel.simulator.SimulatedMedia;
import dev.storyreel.simulator.SimulatedProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Replicate's paths. Source of its wire: the OpenAPI of 2026-04-09, its pages, and replicate-js 1.4.0. */
public final class SimulatedReplicate implements SimulatedProvider {

    static final String NAME = "replicate";

    private static final Pattern TOKEN = Pattern.compile("r8_\\w+");

    private static final int PAGE = 100;

    private final ModelCards cards = new ModelCards();
    private final Jobs jobs = new Jobs();
    private final Bill bill;
    private final Faults faults;
    private final Webhooks webhooks;
    private final News news;
    private final Uploads uploads;
    private final Results results;
    private final JobView view;
    private final Creating creating;
    private final URI api;

    public SimulatedReplicate(
            URI server, Pace pace, Bill bill, Faults faults, Limits limits, SimulatedMedia media, Path dir) {
        this.bill = bill;
        this.faults = faults;
        this.api = server.resolve("/" + NAME + "/v1");
        this.view = new JobView(api, server.resolve("/" + NAME + "/delivery"));
        this.webhooks = new Webhooks(faults);
        this.news = new News(webhooks, jobs, view);
        this.uploads = new Uploads(api, folder(dir, "uploads"), webhooks.key());
        this.results = new Results(media, uploads, folder(dir, "results"));
        this.creating = new Creating(
                cards, jobs, pace, bill, faults, new RateLimit(limits.replicateCreatesPerMinute()), news, results, view);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void answer(Call call) throws IOException {
        List<String> path = call.pathFrom(1);
        if (path.size() == 3 && path.getFirst().equals("delivery")) {
            deliver(call, path.get(1), path.get(2));
        } else if (path.isEmpty() || !path.getFirst().equals("v1")) {
            Rejections.notFound(call);
        } else if (path.size() == 4 && path.get(1).equals("files") && path.get(3).equals("download")) {
            uploads.download(call, path.get(2));
        } else {
            Optional<String> owner = owner(call);
            if (owner.isEmpty()) {
                Rejections.unauthenticated(call);
            } else {
                answer(call, path.subList(1, path.size()), owner.get());
            }
        }
    }

    private void answer(Call call, List<String> path, String owner) throws IOException {
        String first = path.isEmpty() ? "" : path.getFirst();
        switch (first) {
            case "predictions" -> predictions(call, path, owner);
            case "models" -> models(call, path, owner);
            case "files" -> uploads.answer(call, path.subList(1, path.size()), owner);
            case "account" -> call.json(200, Map.of(
                    "type", "user", "username", owner, "name", "Simulated", "github_url", "", "avatar_url", ""));
            case "webhooks" -> call.json(200, Map.of("key", webhooks.secret()));
            default -> Rejections.notFound(call);
        }
    }

    private void predictions(Call call, List<String> path, String owner) throws IOException {
        String asked = call.method() + " " + path.size();
        switch (asked) {
            case "POST 1" -> creating.byVersion(call, owner);
            case "GET 1" -> list(call, owner);
            case "GET 2" -> {
                if (faults.take(Fault.What.POLL_UNAVAILABLE, NAME, "").isPresent()) {
                    Rejections.send(call, 503, "Service unavailable", "Service unavailable");
                } else {
                    show(call, jobs.find(path.get(1), owner));
                }
            }
            case "POST 3" -> show(call, jobs.find(path.get(1), owner).map(this::cancel));
            default -> Rejections.notFound(call);
        }
    }

    private void models(Call call, List<String> path, String owner) throws IOException {
        String name = path.size() < 3 ? "" : path.get(1) + "/" + path.get(2);
        Optional<ModelCard> card = cards.find(name);
        if (card.isEmpty()) {
            Rejections.notFound(call);
        } else if (path.size() == 4 && path.get(3).equals("predictions") && call.method().equals("POST")) {
            if (card.get().versioned()) {
                Rejections.notFound(call);
            } else {
                creating.official(call, owner, name, card.get());
            }
        } else if (path.size() == 3 && call.method().equals("GET")) {
            call.json(200, ModelPage.of(name, card.get()));
        } else if (path.size() == 4 && path.get(3).equals("versions") && call.method().equals("GET")) {
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            page.putNull("previous").putNull("next").putArray("results").add(ModelPage.version(name, card.get()));
            call.json(200, page);
        } else {
            Rejections.notFound(call);
        }
    }

    private void list(Call call, String owner) throws IOException {
        Instant after = time(call.query("created_after"), Instant.MIN);
        Instant before = time(call.query("created_before"), Instant.MAX);
        int from = Integer.parseInt(Objects.requireNonNullElse(call.query("cursor"), "0"));
        List<Job> found = jobs.created(owner, after, before);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putNull("previous");
        String next = api + "/predictions?cursor=" + (from + PAGE)
                + (after.equals(Instant.MIN) ? "" : "&created_after=" + after);
        page.put("next", found.size() > from + PAGE ? next : null);
        var results = page.putArray("results");
        Instant now = Instant.now();
        found.stream().skip(from).limit(PAGE).forEach(job -> results.add(view.of(job, now)));
        call.json(200, page);
    }

    private Job cancel(Job job) {
        Instant now = Instant.now();
        if (job.status(now).ended()) {
            return job;
        }
        boolean anyway = job.startedBy(now)
                && (job.card().versioned() || faults.take(Fault.What.BILLED_ALL_THE_SAME, NAME, job.model()).isPresent());
        Job cancelled = jobs.change(job, current -> current.cancelled(now, anyway));
        if (cancelled.status(now) == Job.Status.CANCELED) {
            boolean paid = cancelled.paid(Job.Status.CANCELED);
            bill.settle(
                    job.id(),
                    paid ? job.usd() : BigDecimal.ZERO,
                    cancelled.startedBy(now) ? "cancelled midway" : "cancelled before it ran");
            news.ofCancel(cancelled);
        }
        return cancelled;
    }

    private void show(Call call, Optional<Job> job) throws IOException {
        if (job.isPresent()) {
            call.json(200, view.of(job.get(), Instant.now()));
        } else {
            Rejections.notFound(call);
        }
    }

    /** Results need no token, and are gone when Replicate removes a job's data. */
    private void deliver(Call call, String delivery, String name) throws IOException {
        Instant now = Instant.now();
        Optional<Job> job = jobs.deliveredAt(delivery)
                .filter(found -> found.status(now) == Job.Status.SUCCEEDED && !found.dataRemoved(now))
                .filter(found -> JobView.fileName(found).equals(name));
        if (job.isEmpty()) {
            Rejections.notFound(call);
            return;
        }
        try {
            call.file(type(name), results.of(job.get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.drop();
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "mp4" -> "video/mp4";
            case "png" -> "image/png";
            case "jpg" -> "image/jpeg";
            case "webp" -> "image/webp";
            case "wav" -> "audio/wav";
            default -> "audio/mpeg";
        };
    }

    private static Optional<String> owner(Call call) {
        String header = Objects.requireNonNullElse(call.header("Authorization"), "");
        return Customer.of(header.replaceFirst("^(Bearer|Token) ", ""), TOKEN).map(Customer::account);
    }

    private static Instant time(@Nullable String text, Instant otherwise) {
        try {
            return text == null ? otherwise : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static Path folder(Path dir, String name) {
        try {
            return Files.createDirectories(dir.resolve(NAME).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
