package io.millrace.file.listing;

import io.millrace.file.arrival.Arrivals;
import io.millrace.file.catalog.FileRecord;
import io.millrace.file.catalog.Files;
import io.millrace.platform.page.Page;
import io.millrace.platform.page.PageRequest;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists a tenant's files, newest first. */
@ApplicationScoped
class ListFiles {

    /** Enough for who uploads a few files and lists them; the reconciler sees to the rest. */
    private static final int LOOKED_AT = 20;

    private final Files files;
    private final Arrivals arrivals;

    ListFiles(Files files, Arrivals arrivals) {
        this.files = files;
        this.arrivals = arrivals;
    }

    Uni<FileList> list(String tenant, @Nullable String prefix, PageRequest page) {
        long before = before(page);
        Uni<Void> looked =
                page.after().isEmpty()
                        ? arrivals.ofPrefix(tenant, prefix, LOOKED_AT)
                        : Uni.createFrom().voidItem();
        return looked.chain(() -> files.list(tenant, prefix, before, page.fetchSize()))
                .map(rows -> Page.of(rows, page, ListFiles::cursorOf).map(ListedFile::of))
                .map(FileList::of);
    }

    private static List<String> cursorOf(FileRecord file) {
        return List.of(Long.toString(file.key().id()));
    }

    private static long before(PageRequest page) {
        try {
            return page.after().isEmpty()
                    ? Long.MAX_VALUE
                    : Long.parseLong(page.after().getFirst());
        } catch (NumberFormatException madeUp) {
            throw ProblemException.badRequest("cursor is not one of this collection.");
        }
    }
}
