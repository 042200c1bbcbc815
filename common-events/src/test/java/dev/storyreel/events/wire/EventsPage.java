package dev.storyreel.events.wire;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.storyreel.events.Catalogue;
import dev.storyreel.events.Event;
import dev.storyreel.events.Topics;
import java.io.IOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes docs/events.md from the catalogue, the records, their Javadoc and the approved examples. */
final class EventsPage {

    private static final Path SOURCES = Path.of("src/main/java");

    /** What a component means wherever its record says nothing else. */
    private static final Map<String, String> COMMON = Map.of(
            "take", "the take this fact is about",
            "slot", "the slot this fact is about",
            "attempt", "the attempt at the slot, from 1");

    private final StringBuilder page = new StringBuilder();
    private final Set<Class<?>> shapes = new LinkedHashSet<>();

    String write() throws IOException {
        page.append("""
                # Events

                Every fact that the services tell one another. This page is written by a test from the catalogue, the records and
                the approved examples: change those, not this.

                Records are CloudEvents 1.0 in binary mode: the headers `ce_specversion`, `ce_id`, `ce_type`, `ce_source`,
                `ce_subject`, `ce_time` and `content-type`, with our own `ce_tenant`, `ce_correlationid` (the request it all began
                with) and `ce_causationid` (the fact that led to it). `ce_id` is a name-based UUID of tenant, video, take, slot,
                attempt and type, so a fact said twice is one fact and a second attempt is another. The record's key and
                `ce_subject` are the video's id. Components that are absent are left out; those a reader does not know are ignored;
                an unknown type is counted and skipped; what contradicts its own headers goes to `<topic>.<group>.dlt`.

                | topic | names |
                |---|---|
                """);
        for (String topic : Topics.ALL) {
            page.append("| `%s` | %s |\n".formatted(topic, entries(topic)));
        }
        page.append("\n");
        for (Class<? extends Event> record : records()) {
            section("##", record);
            List<Catalogue.Entry> names = names(record);
            page.append("Told as ").append(names.stream()
                    .map(entry -> "`" + entry.type() + "` on `" + entry.topic() + "`")
                    .collect(Collectors.joining(", "))).append(".\n\n");
            table(record);
            example(names.getFirst());
        }
        page.append("# Shapes\n\n");
        Set<Class<?>> described = new LinkedHashSet<>();
        while (described.size() < shapes.size()) {
            Class<?> shape = shapes.stream().filter(each -> !described.contains(each)).findFirst().orElseThrow();
            described.add(shape);
            section("##", shape);
            if (shape.isEnum()) {
                page.append(Arrays.stream(shape.getEnumConstants())
                        .map(constant -> "`" + EventJson.mapper().valueToTree(constant).asString() + "`")
                        .collect(Collectors.joining(", ", "One of ", ".\n\n")));
            } else if (isText(shape)) {
                page.append("Written as text.\n\n");
            } else {
                table(shape);
            }
        }
        return page.toString().stripTrailing() + "\n";
    }

    private void section(String level, Class<?> type) throws IOException {
        page.append(level).append(' ').append(type.getSimpleName()).append("\n\n");
        String sentence = comment(type).lines().takeWhile(line -> !line.startsWith("@")).collect(Collectors.joining(" "));
        if (!sentence.isBlank()) {
            page.append(plain(sentence)).append("\n\n");
        }
    }

    private void table(Class<?> record) throws IOException {
        String comment = comment(record);
        page.append("| component | type | meaning |\n|---|---|---|\n");
        for (RecordComponent component : record.getRecordComponents()) {
            String absent = component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? ", may be absent" : "";
            page.append("| `%s` | %s%s | %s |\n".formatted(
                    component.getName(), type(component.getAnnotatedType()), absent, meaning(comment, component)));
        }
        page.append("\n");
    }

    private void example(Catalogue.Entry entry) throws IOException {
        page.append("```json\n")
                .append(Files.readString(ContractTest.APPROVED.resolve(entry.type() + ".json")))
                .append("```\n\n");
    }

    private String type(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType list) {
            return "list of " + type(list.getAnnotatedActualTypeArguments()[0]);
        }
        Class<?> type = (Class<?>) annotated.getType();
        if (type.getPackageName().startsWith("dev.storyreel")) {
            shapes.add(type);
            return "[%s](#%s)".formatted(type.getSimpleName(), type.getSimpleName().toLowerCase());
        }
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "int", "long" -> "whole number";
            case "double", "BigDecimal" -> "number";
            case "boolean" -> "true or false";
            default -> type.getSimpleName();
        };
    }

    private static boolean isText(Class<?> type) {
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static String entries(String topic) {
        return Catalogue.entries().stream()
                .filter(entry -> entry.topic().equals(topic))
                .map(entry -> "`" + entry.type() + "`")
                .collect(Collectors.joining("<br>"));
    }

    private static List<Class<? extends Event>> records() {
        return Catalogue.entries().stream().<Class<? extends Event>>map(Catalogue.Entry::record).distinct().toList();
    }

    private static List<Catalogue.Entry> names(Class<? extends Event> record) {
        return Catalogue.entries().stream().filter(entry -> entry.record() == record).toList();
    }

    private static String meaning(String comment, RecordComponent component) {
        return Pattern.compile("@param\\s+" + component.getName() + "\\s+(.*?)(?=\\n@|$)", Pattern.DOTALL)
                .matcher(comment)
                .results()
                .findFirst()
                .map(found -> plain(found.group(1)))
                .orElse(COMMON.getOrDefault(component.getName(), ""));
    }

    /** The Javadoc that stands right before a type in its source, without its stars; may be empty. */
    private static String comment(Class<?> type) throws IOException {
        Class<?> top = type.getNestHost();
        String source = Files.readString(SOURCES.resolve(top.getName().replace('.', '/') + ".java"));
        return Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public (?:record|enum) " + type.getSimpleName() + "\\b"
                        + "|/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public (?:record|enum) ", Pattern.DOTALL)
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> text.lines()
                        .map(line -> line.strip().replaceFirst("^\\*", "").strip())
                        .filter(line -> !line.isBlank())
                        .collect(Collectors.joining("\n")))
                .orElse("");
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s+", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?([^}]*)}", "$1")
                .replace("|", "\\|")
                .strip();
    }
}
