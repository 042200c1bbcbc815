package dev.storyreel.gateway;

/** Where it is said that something happened to work at its provider. It is heard within moments, by whoever runs the work. */
public interface WorkSignals {

    /**
     * Asks for a look at the job now; where the work's submit is in doubt, this is its job.
     *
     * @return whether there is such work
     */
    boolean pollNow(String workKey, int attempt, String jobId);
}
