package dev.storyreel.chunk;

import dev.storyreel.chunk.media.ChunkWorkshop;
import dev.storyreel.chunk.media.FfmpegCut;
import dev.storyreel.chunk.store.HeardStoryboardFrames;
import dev.storyreel.ledger.Workshop;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.MediaStore;
import dev.storyreel.models.ModelCatalogue;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chunk phase as a process of its own. Its settings are in {@code chunk-service.yml}. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(ChunkProperties.class)
public class ChunkService {

    public static void main(String[] args) {
        new SpringApplicationBuilder(ChunkService.class)
                .properties("spring.config.name=chunk-service")
                .run(args);
    }

    @Bean
    ChunkDecider chunkDecider(ModelCatalogue catalogue, ChunkProperties properties) {
        return new ChunkDecider(catalogue, properties.beatsSideBySide());
    }

    @Bean
    Workshop workshop(Ffmpeg ffmpeg, MediaStore media, JdbcClient jdbc) {
        return new ChunkWorkshop(ffmpeg, media, new HeardStoryboardFrames(jdbc));
    }

    @Bean
    FfmpegCut ffmpegCut(Ffmpeg ffmpeg) {
        return new FfmpegCut(ffmpeg);
    }
}
