package dev.storyreel.events.wire;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * How a service listens: what it does not know is skipped; poison goes to the dead letters at once; a bug goes there after
 * the binding's attempts; and while the database is away nothing does: the record is tried again until it is back. The
 * tries are the container's, not the binder's, so that waiting for the next one never costs the service its partitions.
 */
final class Listening implements ListenerContainerWithDlqAndRetryCustomizer {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private static final BackOff NEVER_AGAIN = new FixedBackOff(0, 0);
    private static final BackOff UNTIL_IT_WORKS = untilItWorks();

    private final KafkaOperations<?, ?> deadLetters;
    private final MeterRegistry meters;

    Listening(KafkaOperations<?, ?> deadLetters, MeterRegistry meters) {
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    @Override
    public boolean retryAndDlqInBinding(String destination, String group) {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void configure(
            AbstractMessageListenerContainer<?, ?> container,
            String destination,
            String group,
            @Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> deadLetterPlace,
            @Nullable BackOff attempts) {
        ((AbstractMessageListenerContainer<Object, Object>) container).setRecordInterceptor(new UnknownTypes(meters));
        // Named from the start, so that nothing lost reads as 0 and not as unknown.
        dead(destination);
        UnknownTypes.counter(meters, destination);
        BackOff forBugs = attempts == null ? NEVER_AGAIN : attempts;
        var errors = new DefaultErrorHandler(recoverer(deadLetterPlace), forBugs);
        errors.setBackOffFunction((_, trouble) -> backOff(trouble, forBugs));
        container.setCommonErrorHandler(errors);
    }

    private ConsumerRecordRecoverer recoverer(
            @Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> deadLetterPlace) {
        if (deadLetterPlace == null) {
            return (told, trouble) -> lost(told, trouble, "passed over");
        }
        var publisher = new DeadLetterPublishingRecoverer(deadLetters, deadLetterPlace);
        return (told, trouble) -> {
            publisher.accept(told, trouble);
            lost(told, trouble, "put with the dead letters");
        };
    }

    private void lost(ConsumerRecord<?, ?> told, Exception trouble, String what) {
        dead(told.topic()).increment();
        LOG.error("{}-{}@{} was {}.", told.topic(), told.partition(), told.offset(), what, trouble);
    }

    private Counter dead(String topic) {
        return meters.counter("storyreel.events.dead", "topic", topic);
    }

    static BackOff backOff(Throwable trouble, BackOff forBugs) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof PoisonRecordException) {
                return NEVER_AGAIN;
            }
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException) {
                return UNTIL_IT_WORKS;
            }
        }
        return forBugs;
    }

    private static BackOff untilItWorks() {
        var backOff = new ExponentialBackOff(200, 1.5);
        backOff.setMaxInterval(5_000);
        return backOff;
    }
}
