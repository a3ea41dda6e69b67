package io.millrace.bounce.instance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What is booked for an instance; asked before it goes. */
public interface Bookings {

    /**
     * Ends what has not been scheduled. Fails with a 409 where something is scheduled or going on.
     *
     * @param user who removes the instance, which is locked
     */
    Uni<Void> release(SqlConnection transaction, InstanceKey key, String user);

    /** After the commit. */
    void released();
}
