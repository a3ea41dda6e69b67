package io.millrace.report.objects;

import io.millrace.platform.outage.BackingServerAway;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the store's failures mean. */
final class StoreFaults {

    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private StoreFaults() {}

    /** A store that does not answer, or not now, is away; anything else stays as it is. */
    static Throwable meaningOf(Throwable failure) {
        return switch (unwrapped(failure)) {
            case SdkClientException unreachable -> away(unreachable);
            case S3Exception refused when isBusy(refused) -> away(refused);
            case Throwable other -> other;
        };
    }

    static boolean isNotFound(Throwable failure) {
        return unwrapped(failure) instanceof S3Exception refused
                && refused.statusCode() == NOT_FOUND;
    }

    private static boolean isBusy(S3Exception refused) {
        return refused.statusCode() >= SERVER_ERROR || refused.statusCode() == TOO_MANY_REQUESTS;
    }

    private static Throwable away(Throwable cause) {
        return new BackingServerAway("The object store", cause);
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
    }
}
