package io.millrace.local.server;

import io.millrace.local.cache.Archive;
import io.millrace.local.cache.UserCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The unpacked programs of PostgreSQL. */
final class PostgreSqlBinaries {
    private final Path folder;

    private PostgreSqlBinaries(Path folder) {
        this.folder = folder;
    }

    static PostgreSqlBinaries in(UserCache cache) {
        return new PostgreSqlBinaries(
                cache.entry(
                        "postgresql-" + Artifacts.version("postgresql"),
                        empty -> Archive.untarFirstIn(Artifacts.file("postgresql"), empty)));
    }

    /**
     * The command line of one program. PostgreSQL refuses to run as root; in a user namespace of
     * its own it does not see that it does.
     */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }
}
