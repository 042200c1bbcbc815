package dev.storyreel.gateway.web;

import dev.storyreel.gateway.Refusal.Detail;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What goes wrong before a request reaches us, in the same form as everything else. */
@Hidden
@RestController
class LastResort implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<ErrorAnswer> error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus resolved = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        HttpStatus status = Objects.requireNonNullElse(resolved, HttpStatus.NOT_FOUND);
        if (status.is5xxServerError()) {
            return new ErrorAnswer("INTERNAL", "Something went wrong on our side. Try again.", List.of()).with(status);
        }
        String path = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "");
        return new ErrorAnswer(
                        status.name(),
                        "The request is not as it must be: " + status.getReasonPhrase() + ".",
                        List.of(new Detail("path", path, "the paths in /v3/api-docs")))
                .with(status);
    }
}
