package io.millrace.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds out who listens on a port of this machine. */
public final class PortHolder {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {}

    /** Whether a server could listen there now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** A few words on the process that holds it, where the system tells. */
    public static String describe(int port) {
        return inode(port)
                .flatMap(PortHolder::owner)
                .map(PortHolder::words)
                .orElse("another process");
    }

    private static Optional<String> inode(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> lines(PROC.resolve(table)))
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length > INODE)
                .filter(columns -> columns[LOCAL_ADDRESS].endsWith(suffix))
                .filter(columns -> LISTENING.equals(columns[STATE]))
                .map(columns -> columns[INODE])
                .findFirst();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException absent) {
            return Stream.of();
        }
    }

    private static Optional<ProcessHandle> owner(String inode) {
        String socket = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .filter(process -> anyFile(process, link -> link.equals(socket)))
                .findFirst();
    }

    private static boolean anyFile(ProcessHandle process, Predicate<String> wanted) {
        Path files = PROC.resolve(Long.toString(process.pid())).resolve("fd");
        try (DirectoryStream<Path> links = Files.newDirectoryStream(files)) {
            for (Path link : links) {
                if (wanted.test(Files.readSymbolicLink(link).toString())) {
                    return true;
                }
            }
        } catch (IOException notOurs) {
            return false;
        }
        return false;
    }

    private static String words(ProcessHandle process) {
        List<String> command =
                lines(PROC.resolve(Long.toString(process.pid())).resolve("cmdline"))
                        .map(line -> line.replace('\0', ' ').strip())
                        .toList();
        String line = command.isEmpty() ? "" : command.getFirst();
        String shortened = line.length() > 60 ? line.substring(0, 60) + "…" : line;
        return "process " + process.pid() + " (" + shortened + ")";
    }
}
