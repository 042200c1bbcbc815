package dev.storyreel.gateway.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the server turns away before Spring sees it (a malformed address or header), in our form and not as its page. */
@Configuration(proxyBeanMethods = false)
class ServerRefusals {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsInOurForm() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(OurForm.class.getName());
            }
        });
    }

    /** Made by the server, by its name. */
    public static final class OurForm extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable fault) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            String body = status < 500
                    ? "{\"error\":\"BAD_REQUEST\",\"message\":\"The request is malformed.\",\"details\":"
                            + "[{\"field\":\"request\",\"given\":null,\"allowed\":\"well-formed HTTP\"}]}"
                    : "{\"error\":\"INTERNAL\",\"message\":\"Something went wrong on our side.\",\"details\":[]}";
            try {
                response.setContentType("application/json");
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                response.getReporter().write(body);
                response.finishResponse();
            } catch (IOException gone) {
                container.getLogger().debug("A client went away.", gone);
            }
        }
    }
}
