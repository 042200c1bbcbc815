package dev.storyreel.gateway.web;

import dev.storyreel.gateway.GatewayProperties;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamWriteFeature;

/** What holds for every request: limits, headers, and who may call from a browser. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    LimitedBody limitedBody(GatewayProperties properties) {
        return new LimitedBody(properties.jsonLimit().toBytes());
    }

    @Bean
    OncePerRequestFilter safeHeaders() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader("X-Frame-Options", "DENY");
                response.setHeader("Referrer-Policy", "no-referrer");
                // Answers carry signed links; a cache in between is no place for them.
                response.setHeader("Cache-Control", "no-store");
                chain.doFilter(request, response);
            }
        };
    }

    @Bean
    WebMvcConfigurer cors(GatewayProperties properties) {
        return new WebMvcConfigurer() {
            @Override
            public void addCorsMappings(CorsRegistry registry) {
                if (!properties.cors().origins().isEmpty()) {
                    registry.addMapping("/api/**")
                            .allowedOrigins(properties.cors().origins().toArray(String[]::new))
                            .allowedMethods("GET", "HEAD", "POST")
                            .allowedHeaders("*")
                            .exposedHeaders("Location", "Content-Range", "Retry-After", "Idempotency-Replayed");
                }
            }
        };
    }

    @Bean
    JsonMapperBuilderCustomizer plainAmounts() {
        return json -> json.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Storyreel")
                        .version("v1")
                        .description("A prompt becomes a finished, scored film. Every 4xx is {error, message, details}; "
                                + "links to media are signed for an hour and signed afresh on every answer."));
    }
}
