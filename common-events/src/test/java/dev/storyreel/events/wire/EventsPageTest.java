package dev.storyreel.events.wire;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventsPageTest {

    @Test
    void the_page_on_events_says_what_is_on_the_wire() throws IOException {
        Approved.check(Path.of("../docs/events.md"), new EventsPage().write());
    }
}
