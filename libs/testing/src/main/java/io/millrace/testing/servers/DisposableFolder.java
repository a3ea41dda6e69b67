package io.millrace.testing.servers;

import io.millrace.local.cache.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of this JVM. Folders of JVMs that are gone are removed on the way. */
final class DisposableFolder {
    private static final String PREFIX = "millrace-of-";

    private DisposableFolder() {}

    static Path create() {
        try {
            Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            removeAbandoned(parent);
            return Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void remove(Path folder) {
        try {
            FileTree.remove(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void removeAbandoned(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*-*")) {
            for (Path folder : folders) {
                if (Files.isWritable(folder) && !alive(folder)) {
                    FileTree.remove(folder);
                }
            }
        }
    }

    private static boolean alive(Path folder) {
        String name = folder.getFileName().toString().substring(PREFIX.length());
        long pid = Long.parseLong(name.substring(0, name.indexOf('-')));
        return ProcessHandle.of(pid).isPresent();
    }
}
