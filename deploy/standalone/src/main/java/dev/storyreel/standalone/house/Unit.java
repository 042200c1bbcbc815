package dev.storyreel.standalone.house;

import dev.storyreel.chunk.ChunkService;
import dev.storyreel.gateway.GatewayService;
import dev.storyreel.refine.RefineService;
import dev.storyreel.storyboard.StoryboardService;
import dev.storyreel.validation.ValidationService;

/** The five services, in the order of the data flow. */
public enum Unit {
    GATEWAY("gateway-service", GatewayService.class, "STORYREEL_PORT"),
    VALIDATION("validation-service", ValidationService.class, "STORYREEL_VALIDATION_PORT"),
    STORYBOARD("storyboard-service", StoryboardService.class, "STORYREEL_STORYBOARD_PORT"),
    CHUNK("chunk-service", ChunkService.class, "STORYREEL_CHUNK_PORT"),
    REFINE("refine-service", RefineService.class, "STORYREEL_REFINE_PORT");

    private final String serviceName;
    private final Class<?> main;
    private final String portVariable;

    Unit(String serviceName, Class<?> main, String portVariable) {
        this.serviceName = serviceName;
        this.main = main;
        this.portVariable = portVariable;
    }

    public String serviceName() {
        return serviceName;
    }

    public Class<?> main() {
        return main;
    }

    public String portVariable() {
        return portVariable;
    }
}
