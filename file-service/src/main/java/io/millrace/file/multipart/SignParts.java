package io.millrace.file.multipart;

import io.millrace.file.catalog.FileKey;
import io.millrace.file.catalog.FileRecord;
import io.millrace.file.limits.UploadSettings;
import io.millrace.file.multipart.PartUrls.PartUrl;
import io.millrace.file.store.SignedUrls;
import io.millrace.file.store.UploadPart;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Signs the URLs to which parts go. */
@ApplicationScoped
class SignParts {

    private final OpenFiles files;
    private final SignedUrls urls;
    private final UploadSettings settings;

    SignParts(OpenFiles files, SignedUrls urls, UploadSettings settings) {
        this.files = files;
        this.urls = urls;
        this.settings = settings;
    }

    Uni<PartUrls> sign(FileKey key, @Nullable String from, @Nullable String to) {
        return files.findOpen(key).map(file -> sign(file, from, to));
    }

    private PartUrls sign(FileRecord file, @Nullable String from, @Nullable String to) {
        var plan = new PartPlan(file.size(), file.partSize());
        var range = PartRange.of(from, to, plan.parts());
        return new PartUrls(
                file.key().id(),
                range.numbers().mapToObj(number -> sign(file, plan, number)).toList());
    }

    private PartUrl sign(FileRecord file, PartPlan plan, int number) {
        long size = plan.sizeOf(number);
        var part = new UploadPart(Objects.requireNonNull(file.uploadId()), number, size);
        return new PartUrl(number, size, urls.part(file.objectKey(), part, settings.urlLifetime()));
    }
}
