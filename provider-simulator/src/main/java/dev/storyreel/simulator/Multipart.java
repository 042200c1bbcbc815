package dev.storyreel.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A body of {@code multipart/form-data}, taken apart. */
public record Multipart(List<Part> parts) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");

    public record Part(String headers, byte[] content) {

        public Optional<String> attribute(String name) {
            Matcher found = Pattern.compile("[; ]" + name + "=\"([^\"]*)\"").matcher(headers);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }

        public Optional<String> contentType() {
            Matcher found = Pattern.compile("(?im)^content-type: *([^\\r\\n]+)").matcher(headers);
            return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
        }
    }

    public static Multipart parse(@Nullable String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        List<Part> parts = new ArrayList<>();
        if (boundary.find()) {
            byte[] line = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
            int from = indexOf(body, line, 0);
            while (from >= 0) {
                int start = from + line.length + 2;
                int next = indexOf(body, line, start);
                if (next >= 0) {
                    part(Arrays.copyOfRange(body, start, next - 2)).ifPresent(parts::add);
                }
                from = next;
            }
        }
        return new Multipart(parts);
    }

    public Optional<Part> named(String name) {
        return parts.stream()
                .filter(part -> part.attribute("name").filter(name::equals).isPresent())
                .findFirst();
    }

    private static Optional<Part> part(byte[] bytes) {
        int end = indexOf(bytes, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), 0);
        return end < 0
                ? Optional.empty()
                : Optional.of(new Part(
                        new String(bytes, 0, end, StandardCharsets.UTF_8),
                        Arrays.copyOfRange(bytes, end + 4, bytes.length)));
    }

    private static int indexOf(byte[] in, byte[] what, int from) {
        for (int i = from; i <= in.length - what.length; i++) {
            if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}
