package dev.storyreel.storyboard;

import dev.storyreel.models.Ladder;
import dev.storyreel.models.ModelCatalogue;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/** The storyboard phase as a process of its own. Its settings are in {@code storyboard-service.yml}. */
@SpringBootApplication
public class StoryboardService {

    public static void main(String[] args) {
        new SpringApplicationBuilder(StoryboardService.class)
                .properties("spring.config.name=storyboard-service")
                .run(args);
    }

    @Bean
    StoryboardDecider storyboardDecider(ModelCatalogue catalogue) {
        return new StoryboardDecider(new Ladder(catalogue));
    }
}
