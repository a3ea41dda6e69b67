package io.millrace.scheduler.call;

/** What an HTTP status says of the work. */
enum StatusMeaning {
    DONE,
    LATER,
    REDIRECTED,
    REFUSED;

    static StatusMeaning of(int code) {
        return switch (code) {
            case 408, 425, 429 -> LATER;
            default ->
                    switch (code / 100) {
                        case 2 -> DONE;
                        case 3 -> REDIRECTED;
                        case 5 -> LATER;
                        default -> REFUSED;
                    };
        };
    }
}
