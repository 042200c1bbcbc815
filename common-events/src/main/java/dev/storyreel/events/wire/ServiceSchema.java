package dev.storyreel.events.wire;

import org.springframework.beans.factory.InitializingBean;

/** The service's own schema, up to date before anything uses it: the wire's tables, then the service's. */
final class ServiceSchema implements InitializingBean {

    private final SchemaMigrations migrations;
    private final String service;

    ServiceSchema(SchemaMigrations migrations, String service) {
        this.migrations = migrations;
        this.service = service;
    }

    @Override
    public void afterPropertiesSet() {
        migrations.migrate(service, "wire");
        migrations.migrate(service, service);
    }
}
