package dev.storyreel.gateway.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a {@code Range} header asks of a file (RFC 9110, section 14). Pure. */
final class ByteRanges {

    /** What is to be sent. */
    sealed interface Wanted {
        /** Everything: no range was asked for, or one in a form that may be ignored. */
        record Whole() implements Wanted {}

        /** Both ends included. */
        record Part(long from, long to) implements Wanted {}

        /** Nothing of the file lies in the range. */
        record Nothing() implements Wanted {}
    }

    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    private ByteRanges() {}

    /** Of several ranges at once the whole is sent, as is allowed. */
    static Wanted parse(@Nullable String header, long total) {
        if (header == null) {
            return new Wanted.Whole();
        }
        Matcher single = SINGLE.matcher(header.strip());
        if (!single.matches() || (single.group(1).isEmpty() && single.group(2).isEmpty())) {
            return new Wanted.Whole();
        }
        if (single.group(1).isEmpty()) {
            return last(Long.parseLong(single.group(2)), total);
        }
        long from = Long.parseLong(single.group(1));
        long to = single.group(2).isEmpty() ? total - 1 : Math.min(Long.parseLong(single.group(2)), total - 1);
        if (!single.group(2).isEmpty() && Long.parseLong(single.group(2)) < from) {
            return new Wanted.Whole();
        }
        return from >= total ? new Wanted.Nothing() : new Wanted.Part(from, to);
    }

    private static Wanted last(long bytes, long total) {
        return bytes == 0 || total == 0 ? new Wanted.Nothing() : new Wanted.Part(Math.max(0, total - bytes), total - 1);
    }
}
