package dev.storyreel.gateway;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The house's front door: it takes requests, and tells what became of them. */
@SpringBootApplication
public class GatewayService {

    /** Its configuration file; five services may share a class path. */
    public static final String CONFIG = "gateway-service";

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(GatewayService.class);
        application.setDefaultProperties(Map.of("spring.config.name", CONFIG));
        application.run(args);
    }
}
