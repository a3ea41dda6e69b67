package io.millrace.local.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder of finished preparations. An entry is either whole or absent: it is made aside under a
 * file lock, so that several processes may ask for it at once, and renamed when it is done.
 */
public final class UserCache {
    /** File locks exclude processes; this excludes the threads of one. */
    private static final Object THREADS = new Object();

    private final Path root;

    public UserCache(Path root) {
        this.root = root;
    }

    /** The cache of the current user; the environment variable MILLRACE_CACHE moves it. */
    public static UserCache ofCurrentUser() {
        String moved = System.getenv("MILLRACE_CACHE");
        return new UserCache(
                moved == null || moved.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache", "millrace")
                        : Path.of(moved));
    }

    /** Fills an empty folder. */
    @FunctionalInterface
    public interface Preparation {
        void into(Path folder) throws IOException;
    }

    /** The entry of that name, prepared when it is not there yet. */
    public Path entry(String name, Preparation preparation) {
        Path entry = root.resolve(name);
        if (Files.isDirectory(entry)) {
            return entry;
        }
        synchronized (THREADS) {
            return prepared(entry, preparation);
        }
    }

    private Path prepared(Path entry, Preparation preparation) {
        try {
            Files.createDirectories(
                    root,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            try (FileChannel lockFile =
                            FileChannel.open(
                                    root.resolve(entry.getFileName() + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = lockFile.lock()) {
                if (lock.isValid() && !Files.isDirectory(entry)) {
                    prepare(entry, preparation);
                }
                return entry;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot prepare " + entry, failure);
        }
    }

    private void prepare(Path entry, Preparation preparation) throws IOException {
        removeDraftsOf(entry);
        Path draft = Files.createTempDirectory(root, draftPrefix(entry));
        preparation.into(draft);
        Files.move(draft, entry, StandardCopyOption.ATOMIC_MOVE);
    }

    private void removeDraftsOf(Path entry) throws IOException {
        try (DirectoryStream<Path> drafts =
                Files.newDirectoryStream(root, draftPrefix(entry) + "*")) {
            for (Path draft : drafts) {
                FileTree.remove(draft);
            }
        }
    }

    private static String draftPrefix(Path entry) {
        return entry.getFileName() + ".draft-";
    }
}
