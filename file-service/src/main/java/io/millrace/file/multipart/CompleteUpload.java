package io.millrace.file.multipart;

import io.millrace.file.arrival.Arrivals;
import io.millrace.file.catalog.FileKey;
import io.millrace.file.catalog.FileRecord;
import io.millrace.file.catalog.FileState;
import io.millrace.file.refusal.FileRefused;
import io.millrace.file.refusal.RefusalCode;
import io.millrace.file.store.MultipartUploads;
import io.millrace.file.store.StoredPart;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes a file of its parts. May be asked again at any time: a complete file stays complete, and
 * what was begun is finished by whoever looks next.
 */
@ApplicationScoped
class CompleteUpload {

    private static final int NAMED_IN_ANSWER = 20;

    private final OpenFiles files;
    private final MultipartUploads uploads;
    private final Arrivals arrivals;

    CompleteUpload(OpenFiles files, MultipartUploads uploads, Arrivals arrivals) {
        this.files = files;
        this.uploads = uploads;
        this.arrivals = arrivals;
    }

    Uni<UploadEnd> complete(FileKey key) {
        return files.find(key)
                .chain(this::unlessStored)
                .map(file -> new UploadEnd(file.name(), file.key().id(), "success"));
    }

    private Uni<FileRecord> unlessStored(FileRecord file) {
        return file.state() == FileState.STORED
                ? Uni.createFrom().item(file)
                : files.expect(file.key()).chain(() -> lookedAt(file)).chain(this::unlessThere);
    }

    /** An earlier call may have got as far as the store. */
    private Uni<FileRecord> unlessThere(FileRecord file) {
        return file.state() == FileState.STORED
                ? Uni.createFrom().item(file)
                : joinParts(file)
                        .onFailure()
                        .recoverWithUni(failure -> unlessAnotherWasFaster(file, failure))
                        .chain(() -> lookedAt(file))
                        .invoke(CompleteUpload::requireStored);
    }

    /** Of two calls at once the second one finds no parts any more. */
    private Uni<Void> unlessAnotherWasFaster(FileRecord file, Throwable failure) {
        return lookedAt(file)
                .chain(found ->
                        found.state() == FileState.STORED
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom().failure(failure));
    }

    private Uni<FileRecord> lookedAt(FileRecord file) {
        return arrivals.surely(file.key().tenant(), file.key().id())
                .chain(() -> files.find(file.key()));
    }

    private Uni<Void> joinParts(FileRecord file) {
        String uploadId = Objects.requireNonNull(file.uploadId());
        return uploads.parts(file.objectKey(), uploadId)
                .map(parts -> wanted(file, parts))
                .chain(parts -> uploads.complete(file.objectKey(), uploadId, parts));
    }

    /** All parts of the plan, in order; refuses where one is missing or of another size. */
    private static List<StoredPart> wanted(FileRecord file, Collection<StoredPart> parts) {
        var plan = new PartPlan(file.size(), file.partSize());
        Map<Integer, StoredPart> right =
                parts.stream()
                        .filter(part -> part.number() <= plan.parts())
                        .filter(part -> part.size() == plan.sizeOf(part.number()))
                        .collect(Collectors.toMap(StoredPart::number, part -> part));
        var missing =
                IntStream.rangeClosed(1, plan.parts())
                        .filter(number -> !right.containsKey(number))
                        .boxed()
                        .toList();
        if (!missing.isEmpty()) {
            throw incomplete(missing);
        }
        return right.values().stream().sorted((a, b) -> a.number() - b.number()).toList();
    }

    private static FileRefused incomplete(List<Integer> missing) {
        String named =
                missing.stream()
                        .limit(NAMED_IN_ANSWER)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        String more = missing.size() > NAMED_IN_ANSWER ? " and others" : "";
        return new FileRefused(RefusalCode.BAD_REQUEST, "Parts are missing: " + named + more + ".");
    }

    private static void requireStored(FileRecord file) {
        if (file.state() != FileState.STORED) {
            throw new IllegalStateException("completed but not there: " + file.key());
        }
    }
}
