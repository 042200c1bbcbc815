package dev.storyreel.standalone.house;

/** Some of the five services, running. */
public interface Services extends AutoCloseable {

    /** Starts them and returns when all of them are ready. */
    void start() throws Exception;

    @Override
    void close();
}
