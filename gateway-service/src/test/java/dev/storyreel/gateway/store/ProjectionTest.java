package dev.storyreel.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Fact;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.events.wire.SchemaMigrations;
import dev.storyreel.gateway.Film;
import dev.storyreel.gateway.ProjectFact;
import dev.storyreel.gateway.RebuildProjection;
import dev.storyreel.testing.SharedPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ProjectionTest {

    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;
    private static JdbcVideos videos;
    private static JdbcHistory history;

    private final List<Fact<?>> told = Collections.synchronizedList(new ArrayList<>());
    private final ProjectFact project =
            new ProjectFact(videos, history, transaction, List.of((fact, _, _) -> told.add(fact)));

    @BeforeAll
    static void database() {
        DataSource database = SharedPostgres.freshDatabase();
        new SchemaMigrations(database).migrate("gateway", "gateway");
        ((PGSimpleDataSource) database).setCurrentSchema("gateway");
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        videos = new JdbcVideos(jdbc);
        history = new JdbcHistory(jdbc);
    }

    @Test
    void a_fact_heard_again_leaves_no_trace() {
        Film film = Film.finished();
        film.facts().forEach(project::hear);
        String before = row(film);
        film.facts().reversed().forEach(project::hear);
        assertThat(row(film)).isEqualTo(before);
        assertThat(history.after("local", film.id(), 0, 1_000)).hasSize(film.facts().size());
        assertThat(told).hasSize(film.facts().size());
    }

    @Test
    void a_fact_of_an_unknown_video_makes_its_row() {
        Film film = Film.finished();
        project.hear(film.facts().getLast());
        assertThat(videos.find("local", film.id()).flatMap(VideoState::latestTake).map(Status::of))
                .contains(Status.COMPLETE);
    }

    @Test
    void any_order_stores_the_same_state_and_columns() {
        Film film = Film.finished();
        film.facts().forEach(project::hear);
        String inOrder = row(film);
        for (int seed = 0; seed < 5; seed++) {
            jdbc.sql("delete from history where video_id = :id").param("id", film.id()).update();
            jdbc.sql("delete from video where video_id = :id").param("id", film.id()).update();
            List<Fact<?>> shuffled = new ArrayList<>(film.facts());
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.forEach(project::hear);
            assertThat(row(film)).isEqualTo(inOrder);
        }
    }

    @Test
    void a_rebuild_from_history_gives_what_stood() {
        Film film = Film.finished();
        List<Fact<?>> shuffled = new ArrayList<>(film.facts());
        Collections.shuffle(shuffled, new Random(7));
        shuffled.forEach(project::hear);
        String stood = row(film);
        jdbc.sql("update video set state = '{}', status = 'QUEUED', progress = 0, title = null where video_id = :id")
                .param("id", film.id())
                .update();
        assertThat(new RebuildProjection(videos, history, transaction).run()).isPositive();
        assertThat(row(film)).isEqualTo(stood);
    }

    @Test
    void facts_that_come_at_once_are_numbered_without_a_gap() throws Exception {
        Film film = Film.finished();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> hearing = film.facts().stream()
                    .map(fact -> Executors.callable(() -> project.hear(fact)))
                    .toList();
            for (var done : threads.invokeAll(hearing)) {
                done.get();
            }
        }
        assertThat(history.after("local", film.id(), 0, 1_000)).extracting(entry -> entry.n())
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, film.facts().size()).boxed().toList());
        assertThat(videos.find("local", film.id())).hasValueSatisfying(state ->
                assertThat(state.latestTake().orElseThrow().facts()).hasSize(film.facts().size()));
    }

    private static String row(Film film) {
        return jdbc.sql("select video::text from video where video_id = :id").param("id", film.id()).query(String.class).single();
    }
}
