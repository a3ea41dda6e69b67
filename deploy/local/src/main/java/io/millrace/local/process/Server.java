package io.millrace.local.process;

/** Something that runs as one process and says when it can be used. */
public interface Server {

    /** One word, such as kafka. */
    String name();

    /** Prepares its files and says what to start; may take long the first time. */
    Launch launch();

    /** Asks once whether it answers. */
    boolean isReady();
}
