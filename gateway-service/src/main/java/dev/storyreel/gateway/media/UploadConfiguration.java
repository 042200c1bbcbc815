package dev.storyreel.gateway.media;

import dev.storyreel.gateway.Assets;
import dev.storyreel.gateway.GatewayProperties;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.MediaStore;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What uploads need. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    @Bean
    CheckUpload checkUpload(GatewayProperties properties, ObjectProvider<Ffmpeg> ffmpeg) {
        return new CheckUpload(properties.uploads(), ffmpeg::getObject);
    }

    @Bean
    StoreUpload storeUpload(MediaStore media, Assets assets, Clock clock) {
        return new StoreUpload(media, assets, clock);
    }
}
