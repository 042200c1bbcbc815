package dev.storyreel.standalone.house;

import dev.storyreel.standalone.Home;
import java.io.IOException;
import java.nio.file.Path;

/**
 * PostgreSQL under a process of its own, for those who kill it: says {@link #READY} when it answers, and ends when whoever
 * started it is gone.
 */
public final class DatabaseNode {

    public static final String READY = "PostgreSQL answers at ";

    private DatabaseNode() {}

    /** @param args the home's folder */
    public static void main(String[] args) throws IOException {
        Home home = new Home(Path.of(args[0]));
        EmbeddedDatabase database =
                EmbeddedDatabase.start(home, new Ports(Home.folder(home.root()).resolve("ports.properties")));
        System.out.println(READY + database.url());
        System.out.flush();
        while (System.in.read() >= 0) {
            // Nothing is ever said on this pipe; only its end means something.
        }
        database.close();
    }
}
