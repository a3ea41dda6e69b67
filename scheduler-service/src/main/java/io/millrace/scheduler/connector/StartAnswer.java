package io.millrace.scheduler.connector;

import java.util.UUID;

/** A process was kept. */
record StartAnswer(String robustaSpid, String message) {

    static StartAnswer saved(UUID spid) {
        return new StartAnswer(spid.toString(), "Process saved");
    }
}
