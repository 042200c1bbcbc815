package dev.storyreel.refine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Cut to soundtrack to final film. */
@SpringBootApplication
public class RefineService {

    /** The name of its configuration file; five services' files lie on one class path. */
    static final String NAME = "refine-service";

    public static void main(String[] args) {
        System.setProperty("spring.config.name", NAME);
        SpringApplication.run(RefineService.class, args);
    }
}
