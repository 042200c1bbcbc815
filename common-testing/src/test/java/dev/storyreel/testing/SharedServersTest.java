package dev.storyreel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class SharedServersTest {

    @Test
    void each_database_is_new() throws Exception {
        var first = SharedPostgres.freshDatabase();
        try (var connection = first.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table here (id int)");
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
        }

        try (var connection = SharedPostgres.freshDatabase().getConnection();
                var tables = connection.getMetaData().getTables(null, null, "here", null)) {
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void the_broker_makes_no_topic_by_itself() throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", SharedKafka.bootstrapServers(),
                "max.block.ms", 1000,
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class);
        try (var producer = new KafkaProducer<String, String>(settings)) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("nobody.made.this", "a")).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", SharedKafka.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).doesNotContain("nobody.made.this");
        }
    }

    @Test
    void the_object_store_gives_back_what_was_put() {
        try (var s3 = client(SharedObjectStore.secretKey())) {
            s3.putObject(put -> put.bucket(SharedObjectStore.bucket()).key("a/b"), RequestBody.fromString("hello"));

            assertThat(s3.getObjectAsBytes(get -> get.bucket(SharedObjectStore.bucket()).key("a/b")).asUtf8String())
                    .isEqualTo("hello");
        }
    }

    @Test
    void the_object_store_refuses_a_wrong_signature() {
        try (var s3 = client("not the secret key")) {
            assertThatThrownBy(() -> s3.headBucket(head -> head.bucket(SharedObjectStore.bucket())))
                    .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    private static S3Client client(String secretKey) {
        return S3Client.builder()
                .endpointOverride(SharedObjectStore.endpoint())
                .region(Region.of(SharedObjectStore.region()))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(SharedObjectStore.accessKey(), secretKey)))
                .build();
    }
}
