package io.millrace.local.cache;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks what the servers come in. */
public final class Archive {
    private static final int EXECUTABLE_BY_OWNER = 0100;

    private Archive() {}

    /** Unpacks a zip; names are taken below the single top folder that it has. */
    public static void unzipBelowTop(Path zip, Path into) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                if (!entry.isDirectory()) {
                    Path target = inside(into, name);
                    Files.createDirectories(target.getParent());
                    try (InputStream content = file.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
        }
    }

    /** Unpacks the tar, packed by xz, that lies in a jar. */
    public static void untarFirstIn(Path jar, Path into) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            ZipEntry tar =
                    file.stream()
                            .filter(entry -> entry.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(() -> new IOException(jar + " holds no .txz"));
            try (InputStream packed = new BufferedInputStream(file.getInputStream(tar));
                    TarArchiveInputStream entries =
                            new TarArchiveInputStream(new XZInputStream(packed))) {
                untar(entries, into);
            }
        }
    }

    private static void untar(TarArchiveInputStream entries, Path into) throws IOException {
        for (TarArchiveEntry entry = entries.getNextEntry();
                entry != null;
                entry = entries.getNextEntry()) {
            Path target = inside(into, entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                write(entries, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream entries, TarArchiveEntry entry, Path target)
            throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(entries, target);
        if ((entry.getMode() & EXECUTABLE_BY_OWNER) != 0 && !target.toFile().setExecutable(true)) {
            throw new IOException(target + " cannot be made executable");
        }
    }

    private static Path inside(Path folder, String name) throws IOException {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException(name + " would lie outside " + folder);
        }
        return target;
    }
}
