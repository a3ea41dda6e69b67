package io.millrace.local.stack;

/** Hears how a start goes on; called from several threads. */
public interface Narrator {

    /** Something that takes long has begun. */
    void says(String sentence);

    /** A process answers. */
    void isUp(ProcessRecord process, boolean before);
}
