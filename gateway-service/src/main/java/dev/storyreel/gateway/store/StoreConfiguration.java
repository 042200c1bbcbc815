package dev.storyreel.gateway.store;

import dev.storyreel.events.wire.Outbox;
import dev.storyreel.gateway.Assets;
import dev.storyreel.gateway.History;
import dev.storyreel.gateway.IdempotencyKeys;
import dev.storyreel.gateway.StartFilm;
import dev.storyreel.gateway.Videos;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables behind the gateway's ports. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    Videos videos(JdbcClient jdbc) {
        return new JdbcVideos(jdbc);
    }

    @Bean
    History history(JdbcClient jdbc) {
        return new JdbcHistory(jdbc);
    }

    @Bean
    Assets assets(JdbcClient jdbc) {
        return new JdbcAssets(jdbc);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(JdbcClient jdbc) {
        return new JdbcIdempotencyKeys(jdbc);
    }

    @Bean
    StartFilm.Say sayRequest(Outbox outbox, JdbcClient jdbc) {
        return new SayRequest(outbox, jdbc);
    }
}
