package io.millrace.local.stack;

import io.millrace.local.cache.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The copy of a built module that runs. A build may replace the original at any time; what runs
 * stays whole.
 *
 * @param folder of the copy
 */
record Application(Path folder, String build) {

    /** Copies what was built, unless that is what the copy holds already. */
    static Application copied(Project project, String module, String part) {
        Path folder = folder(project, module);
        String build = project.build(module);
        Path mark = folder.resolve("build");
        try {
            if (!Files.exists(mark) || !Files.readString(mark).equals(build)) {
                FileTree.remove(folder);
                Files.createDirectories(folder.getParent());
                FileTree.copy(project.built(module).resolve(part), folder);
                Files.writeString(mark, build);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(module + " is not built", failure);
        }
        return new Application(folder, build);
    }

    static Path folder(Project project, String module) {
        return project.folder().resolve("applications").resolve(module);
    }
}
