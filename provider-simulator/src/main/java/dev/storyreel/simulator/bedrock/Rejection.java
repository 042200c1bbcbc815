package dev.storyreel.simulator.bedrock;

import dev.storyreel.simulator.Call;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What Bedrock answers with instead of what was asked for: the error's name in a header, its words in the body. */
final class Rejection extends Exception {

    private final int status;
    private final String type;
    private final String words;

    Rejection(int status, String type, String words) {
        super(type + ": " + words);
        this.status = status;
        this.type = type;
        this.words = words;
    }

    static Rejection invalid(String words) {
        return new Rejection(400, "ValidationException", words);
    }

    static Rejection malformed(String field, String words) {
        return invalid("Malformed input request: #" + Objects.requireNonNull(field) + ": " + words
                + ", please reformat your input and try again.");
    }

    static Rejection unavailable() {
        return new Rejection(
                503, "ServiceUnavailableException", "The service isn't currently available. Try again later.");
    }

    static Rejection internal() {
        return new Rejection(
                500, "InternalServerException", "The system encountered an unexpected error during processing. Try again your request.");
    }

    static Rejection endOfLife() {
        return new Rejection(
                404,
                "ResourceNotFoundException",
                "This model version has reached the end of its life. Please refer to the AWS documentation for more details.");
    }

    void answer(Call call) throws IOException {
        call.withHeader("x-amzn-ErrorType", type)
                .withHeader("x-amzn-RequestId", UUID.randomUUID().toString())
                .json(status, Map.of("message", words));
    }
}
