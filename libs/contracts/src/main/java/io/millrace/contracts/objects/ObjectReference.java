package io.millrace.contracts.objects;

/**
 * What an object cannot do without.
 *
 * @param type of another object, such as BATCH; or DATA_SOURCE, which is configuration and is
 *     carried by its name alone
 */
public record ObjectReference(String type, String code) {

    /** Type of a name that stands for no object. */
    public static final String DATA_SOURCE = "DATA_SOURCE";
}
