package dev.storyreel.gateway.web;

import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.gateway.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Every refusal and fault in one form; of a fault, nothing of what is inside. */
@RestControllerAdvice
class ErrorAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> refused(Refusal refusal) {
        HttpStatus status =
                switch (refusal.kind()) {
                    case INVALID_REQUEST -> HttpStatus.BAD_REQUEST;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case NOT_FOUND, NOT_READY -> HttpStatus.NOT_FOUND;
                    case IDEMPOTENCY_CONFLICT -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
                    case UNSUPPORTED_MEDIA -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                    case TOO_MANY_CONNECTIONS -> HttpStatus.TOO_MANY_REQUESTS;
                };
        HttpHeaders headers = new HttpHeaders();
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            headers.set(HttpHeaders.RETRY_AFTER, "5");
        }
        String message = Objects.requireNonNullElse(refusal.getMessage(), "");
        return new ErrorAnswer(refusal.kind().name(), message, refusal.details()).with(status, headers);
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitedBody.TooLarge tooLarge) {
                return tooLarge(tooLarge.limit());
            }
        }
        return UnreadableJson.explain(unreadable).with(HttpStatus.BAD_REQUEST);
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> tooLarge(LimitedBody.TooLarge tooLarge) {
        return tooLarge(tooLarge.limit());
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> tooLarge(MaxUploadSizeExceededException tooLarge) {
        long limit = tooLarge.getMaxUploadSize();
        return answer(
                HttpStatus.CONTENT_TOO_LARGE,
                "TOO_LARGE",
                "The upload is too large.",
                new Detail("body", "a larger one", limit > 0 ? "up to " + limit + " bytes" : "smaller files"));
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> notMultipart(MultipartException broken) {
        return answer(
                HttpStatus.BAD_REQUEST,
                "INVALID_REQUEST",
                "The multipart body cannot be read.",
                new Detail("body", "a broken multipart body", "multipart/form-data with one part per file"));
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> wrongMethod(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        return new ErrorAnswer(
                        "METHOD_NOT_ALLOWED",
                        wrong.getMethod() + " is not what " + request.getRequestURI() + " answers to.",
                        List.of(new Detail("method", wrong.getMethod(), allowed(wrong.getSupportedMethods()))))
                .with(HttpStatus.METHOD_NOT_ALLOWED, wrong.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> wrongMediaType(HttpMediaTypeNotSupportedException wrong) {
        List<String> supported =
                wrong.getSupportedMediaTypes().stream().map(Object::toString).toList();
        return answer(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA",
                "The body's Content-Type is not one that is read here.",
                new Detail("Content-Type", Objects.toString(wrong.getContentType(), null), supported));
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> notAcceptable(HttpMediaTypeNotAcceptableException wrong) {
        List<String> supported =
                wrong.getSupportedMediaTypes().stream().map(Object::toString).toList();
        return answer(
                HttpStatus.NOT_ACCEPTABLE,
                "NOT_ACCEPTABLE",
                "There is no answer in a form that the request accepts.",
                new Detail("Accept", null, supported));
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> wrongParameter(MethodArgumentTypeMismatchException wrong) {
        return answer(
                HttpStatus.BAD_REQUEST,
                "INVALID_REQUEST",
                "'" + wrong.getName() + "' is not as it must be; see details.",
                new Detail(wrong.getName(), Objects.toString(wrong.getValue(), null), allowed(wrong)));
    }

    /** The browser went away; there is nobody to tell. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, IOException.class})
    void gone(Exception gone) {
        LOG.debug("A client went away: {}", gone.toString());
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> anythingElse(Exception fault, HttpServletRequest request) {
        if (fault instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return new ErrorAnswer(status.name(), message(status, request), List.of(where(status, request)))
                    .with(status, known.getHeaders());
        }
        LOG.error("{} {} failed.", request.getMethod(), request.getRequestURI(), fault);
        return new ErrorAnswer("INTERNAL", "Something went wrong on our side. Try again; if it stays, tell us.", List.of())
                .with(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static String message(HttpStatus status, HttpServletRequest request) {
        return status == HttpStatus.NOT_FOUND
                ? "There is nothing at " + request.getRequestURI() + "."
                : "The request is not as it must be: " + status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT) + ".";
    }

    private static Detail where(HttpStatus status, HttpServletRequest request) {
        return status == HttpStatus.NOT_FOUND
                ? new Detail("path", request.getRequestURI(), "the paths in /v3/api-docs")
                : new Detail("request", request.getMethod() + " " + request.getRequestURI(), "see /v3/api-docs");
    }

    private static Object allowed(TypeMismatchException wrong) {
        Class<?> type = wrong.getRequiredType();
        return type != null && type.isEnum()
                ? java.util.Arrays.stream(type.getEnumConstants()).map(Object::toString).toList()
                : "a value of type " + (type == null ? "known to the API" : type.getSimpleName());
    }

    private static Object allowed(String @Nullable [] methods) {
        return methods == null ? List.of() : List.of(methods);
    }

    private static ResponseEntity<ErrorAnswer> tooLarge(long limit) {
        return answer(
                HttpStatus.CONTENT_TOO_LARGE,
                "TOO_LARGE",
                "The body is too large.",
                new Detail("body", "more than " + limit + " bytes", "up to " + limit + " bytes"));
    }

    private static ResponseEntity<ErrorAnswer> answer(HttpStatus status, String error, String message, Detail detail) {
        return new ErrorAnswer(error, message, List.of(detail)).with(status);
    }
}
