package io.millrace.file.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.platform.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a list call.
 *
 * @param count files in this answer
 * @param nextCursor where the next page begins; left out at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileList(List<ListedFile> payload, int count, @Nullable String nextCursor) {

    static final FileList EMPTY = new FileList(List.of(), 0, null);

    static FileList of(Page<ListedFile> page) {
        return new FileList(page.items(), page.items().size(), page.nextCursor());
    }
}
