package io.millrace.local.stack;

import io.millrace.local.server.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Passwords between the processes of one checkout: made up at first use, kept in one private file
 * each.
 */
final class LocalSecrets {
    private final Path folder;

    LocalSecrets(Project project) {
        this.folder = project.folder().resolve("passwords");
    }

    synchronized String of(String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                PrivateFile.write(file, Secrets.generated());
            }
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
