package io.millrace.file.refusal;

/** The body of every refused call, fields in the order they are printed. */
record Refusal(Payload payload) {

    record Payload(String status, String code, String errorMessage) {}

    static Refusal of(String code, String errorMessage) {
        return new Refusal(new Payload("failed", code, errorMessage));
    }
}
