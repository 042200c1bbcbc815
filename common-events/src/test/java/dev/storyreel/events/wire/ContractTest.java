package dev.storyreel.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.events.Catalogue;
import dev.storyreel.events.Event;
import dev.storyreel.events.Fact;
import dev.storyreel.events.FactId;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.PromptRejected;
import dev.storyreel.events.VideoRequested;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The wire did not change: every event is still written as it was approved, and what was approved can still be read. */
class ContractTest {

    static final Path APPROVED = Path.of("src/test/resources/approved");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private final FactReader facts = new FactReader(new SimpleMeterRegistry());

    static List<Event> examples() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_event_is_written_as_it_was_approved(Event event) throws IOException {
        Approved.check(APPROVED.resolve(Catalogue.typeOf(event) + ".json"), written(event));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void what_was_approved_is_read_as_the_same_event(Event event) throws IOException {
        Fact<?> read = facts.read(message(approved(event)));

        assertThat(read).isEqualTo(new Fact<>(FactId.of(event), NOON, "the-request", "the-cause", event));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_component_that_a_newer_writer_added_is_ignored(Event event) throws IOException {
        JsonNode record = approved(event);
        ((ObjectNode) record.get("payload")).putObject("addedLater").put("by", "a newer writer");

        assertThat(facts.read(message(record)).event()).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void no_component_may_be_missing_but_what_is_marked_so(Event event) throws IOException {
        for (var component : event.getClass().getRecordComponents()) {
            JsonNode record = approved(event);
            ((ObjectNode) record.get("payload")).remove(component.getName());
            boolean mayBeAbsent = component
                    .getAnnotatedType()
                    .isAnnotationPresent(org.jspecify.annotations.Nullable.class);
            if (mayBeAbsent) {
                facts.read(message(record));
            } else {
                assertThatThrownBy(() -> facts.read(message(record)))
                        .as(component.getName())
                        .isInstanceOf(PoisonRecordException.class);
            }
        }
    }

    @Test
    void every_name_in_the_catalogue_has_an_example_and_every_approved_file_a_name() throws IOException {
        List<String> names = Catalogue.entries().stream().map(Catalogue.Entry::type).toList();

        assertThat(examples().stream().map(Catalogue::typeOf)).containsExactlyInAnyOrderElementsOf(names);
        try (Stream<Path> files = Files.list(APPROVED)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", "")))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void every_kind_of_event_is_in_the_catalogue() {
        assertThat(Catalogue.entries().stream().<Class<?>>map(Catalogue.Entry::record).distinct())
                .containsExactlyInAnyOrderElementsOf(records(Event.class).toList());
    }

    @Test
    void a_brief_of_before_anything_was_tried_on_a_refusal_is_read_without_a_wish() throws IOException {
        JsonNode record = approved(example(VideoRequested.class));
        ((ObjectNode) record.get("payload").get("brief")).remove("onRefusal");

        assertThat(facts.read(message(record)).event())
                .isInstanceOfSatisfying(VideoRequested.class, asked -> assertThat(asked.brief().onRefusal()).isNull());
    }

    @Test
    void a_null_where_a_value_must_be_is_poison() throws IOException {
        JsonNode record = approved(example(PromptRejected.class));
        ((ObjectNode) record.get("payload")).putNull("message");

        assertThatThrownBy(() -> facts.read(message(record))).isInstanceOf(PoisonRecordException.class);
    }

    @Test
    void a_phase_that_speaks_for_another_is_poison() throws IOException {
        JsonNode record = approved(example(PhaseStarted.class));
        ((ObjectNode) record.get("payload")).put("phase", "refine");

        assertThatThrownBy(() -> facts.read(message(record)))
                .isInstanceOf(PoisonRecordException.class)
                .hasMessageContaining("ce_type");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"ce_specversion", "ce_id", "ce_type", "ce_subject", "ce_time", "ce_tenant"})
    void a_missing_header_is_poison(String header) throws IOException {
        JsonNode record = approved(example(PhaseStarted.class));
        ((ObjectNode) record.get("headers")).remove(header);

        assertThatThrownBy(() -> facts.read(message(record)))
                .isInstanceOf(PoisonRecordException.class)
                .hasMessageContaining(header);
    }

    @Test
    void headers_are_read_in_both_spellings_as_text_or_bytes() throws IOException {
        Event event = example(PhaseStarted.class);
        JsonNode record = approved(event);
        var message = MessageBuilder.withPayload(payload(record));
        record.get("headers").properties().forEach(header -> {
            String text = header.getValue().asString();
            boolean odd = header.getKey().hashCode() % 2 != 0;
            message.setHeader(header.getKey().replaceFirst("^ce_", "ce-"), odd ? bytes(text) : text);
        });

        assertThat(facts.read(message.build()).event()).isEqualTo(event);
    }

    private static String written(Event event) {
        var row = new OutboxRows.Row(
                1,
                FactId.of(event),
                event.take().tenant(),
                event.take().videoId(),
                event.topic(),
                Catalogue.typeOf(event),
                NOON,
                "the-request",
                "the-cause",
                EventJson.mapper().writeValueAsString(event));
        var told = new FactPublisher(null, "a-service").toRecord(row);
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("topic", told.topic());
        written.put("key", new String(told.key(), StandardCharsets.UTF_8));
        Map<String, String> headers = new LinkedHashMap<>();
        told.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        written.put("headers", headers);
        written.put("payload", event);
        return EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(written).replace("\r\n", "\n")
                + "\n";
    }

    private static JsonNode approved(Event event) throws IOException {
        return EventJson.mapper().readTree(Files.readString(APPROVED.resolve(Catalogue.typeOf(event) + ".json")));
    }

    private static org.springframework.messaging.Message<byte[]> message(JsonNode approved) {
        var message = MessageBuilder.withPayload(payload(approved));
        approved.get("headers").properties().forEach(header ->
                message.setHeader(header.getKey(), header.getValue().asString()));
        return message.build();
    }

    private static byte[] payload(JsonNode approved) {
        return EventJson.mapper().writeValueAsBytes(approved.get("payload"));
    }

    private static Event example(Class<? extends Event> type) {
        return examples().stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(ContractTest::records) : Stream.of(type);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
