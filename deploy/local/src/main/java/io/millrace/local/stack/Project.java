package io.millrace.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie in a checkout.
 *
 * @param root the folder of the script millrace
 */
public record Project(Path root) {

    /** What the local run keeps; ignored by git. */
    public Path folder() {
        return root.resolve(".millrace");
    }

    public Path logs() {
        return folder().resolve("logs");
    }

    public Path environmentFile() {
        return folder().resolve("env");
    }

    Path processes() {
        return folder().resolve("processes");
    }

    Path data(String name) {
        return folder().resolve("data").resolve(name);
    }

    Path secrets() {
        return folder().resolve("secrets");
    }

    Path routes() {
        return root.resolve("deploy").resolve("routes.json");
    }

    Path built(String module) {
        Path folder =
                "gateway".equals(module) ? root.resolve("deploy/local") : root.resolve(module);
        return folder.resolve("target");
    }

    /**
     * A word that changes with the sources of the module, as the script has noted it after the
     * build.
     */
    String build(String module) {
        Path note = folder().resolve("built").resolve(module);
        try {
            return Files.exists(note) ? Files.readString(note).strip() : "unknown";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
