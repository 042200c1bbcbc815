package dev.storyreel.gateway.web;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.MediaStore.ByteRange;
import dev.storyreel.media.MediaStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Streams a medium through us, so that its address neither expires nor leaks: whole or in part, to be checked again by its
 * content's sha-256.
 */
@Component
class SendMedium {

    private final MediaStore media;

    SendMedium(MediaStore media) {
        this.media = media;
    }

    /** @return whether there was such an object; where not, nothing was answered */
    boolean send(MediaRef medium, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String tag = "\"" + medium.sha256() + "\"";
        long total = medium.bytes();
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (knows(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return true;
        }
        return switch (ByteRanges.parse(range(request, tag), total)) {
            case ByteRanges.Wanted.Nothing _ -> {
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + total);
                response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
                yield true;
            }
            case ByteRanges.Wanted.Whole _ -> copy(medium, null, total, request, response);
            case ByteRanges.Wanted.Part(long from, long to) -> {
                response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + total);
                yield copy(medium, new ByteRange(from, to), to - from + 1, request, response);
            }
        };
    }

    private boolean copy(
            MediaRef medium,
            @Nullable ByteRange range,
            long length,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean head = request.getMethod().equals("HEAD");
        // Asked for its head, one byte tells whether the object is there.
        var object = media.open(medium.key(), head ? new ByteRange(0, 0L) : range);
        if (object.isEmpty()) {
            response.reset();
            return false;
        }
        try (InputStream content = object.get().content()) {
            response.setContentType(medium.mediaType());
            response.setContentLengthLong(length);
            if (!head) {
                content.transferTo(response.getOutputStream());
            }
        }
        return true;
    }

    /** A range of another version of the film would be a patchwork: then the whole is sent. */
    private static @Nullable String range(HttpServletRequest request, String tag) {
        String condition = request.getHeader(HttpHeaders.IF_RANGE);
        return condition == null || condition.equals(tag) ? request.getHeader(HttpHeaders.RANGE) : null;
    }

    private static boolean knows(@Nullable String known, String tag) {
        return known != null && (known.strip().equals("*") || known.contains(tag));
    }
}
