package dev.storyreel.ledger.boot;

import dev.storyreel.events.wire.SchemaMigrations;
import org.springframework.beans.factory.InitializingBean;

/** The shared ledger and this service's timers, up to date before anything uses them. */
final class LedgerSchema implements InitializingBean {

    private final SchemaMigrations migrations;
    private final String service;

    LedgerSchema(SchemaMigrations migrations, String service) {
        this.migrations = migrations;
        this.service = service;
    }

    @Override
    public void afterPropertiesSet() {
        migrations.migrate("ledger", "ledger");
        migrations.migrate(service, "timers");
    }
}
