package dev.storyreel.events.wire;

import dev.storyreel.testing.SharedPostgres;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A fresh database with the wire's tables in the schema of one service. */
final class TestDatabase {

    static final String SCHEMA = "chunk";

    final DataSource dataSource = dataSource();
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));

    TestDatabase() {
        new SchemaMigrations(dataSource).migrate(SCHEMA, "wire");
    }

    void inTransaction(Runnable work) {
        transaction.executeWithoutResult(_ -> work.run());
    }

    <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }

    private static DataSource dataSource() {
        var dataSource = (PGSimpleDataSource) SharedPostgres.freshDatabase();
        dataSource.setCurrentSchema(SCHEMA);
        return dataSource;
    }
}
