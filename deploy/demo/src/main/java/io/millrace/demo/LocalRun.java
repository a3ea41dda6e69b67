package io.millrace.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The running Millrace, as {@code .millrace/env} or {@code deploy/compose.env} describes it. */
record LocalRun(Path folder, Map<String, String> variables, String suffix) {

    private static final Set<String> OF_A_TENANT =
            Set.of(
                    "MILLRACE_TENANT",
                    "MILLRACE_CLIENT_ID",
                    "MILLRACE_CLIENT_SECRET",
                    "MILLRACE_USER",
                    "MILLRACE_PASSWORD");

    private static final Pattern ASSIGNMENT =
            Pattern.compile(
                    "(?:export +)?([A-Za-z_][A-Za-z0-9_]*)=(?:'([^']*)'|\"([^\"]*)\"|(.*))");

    static LocalRun of(Path env) {
        try {
            var variables = new HashMap<String, String>();
            Files.readString(env).lines().forEach(line -> read(line.strip(), variables));
            return new LocalRun(env.toAbsolutePath().resolveSibling(""), variables, "");
        } catch (IOException e) {
            throw new DemoFailed(
                    "There is no readable " + env + ": start Millrace with ./millrace up.", e);
        }
    }

    private static void read(String line, Map<String, String> variables) {
        Matcher assignment = ASSIGNMENT.matcher(line);
        if (!line.startsWith("#") && assignment.matches()) {
            for (int form = 2; form <= 4; form++) {
                String value = assignment.group(form);
                if (value != null) {
                    variables.put(assignment.group(1), value);
                }
            }
        }
    }

    /** The same for whom is the second tenant's. */
    LocalRun ofSecondTenant() {
        return new LocalRun(folder, variables, "_2");
    }

    /** How a variable of this tenant is called. */
    String nameOf(String name) {
        return OF_A_TENANT.contains(name) ? name + suffix : name;
    }

    String get(String name) {
        String value = variables.get(nameOf(name));
        if (value == null || value.isEmpty()) {
            throw new DemoFailed(nameOf(name) + " is not set in " + folder.resolve("env") + ".");
        }
        return value;
    }

    /** Where workers listen: on this machine, unless Millrace runs in containers. */
    String workerHost() {
        return variables.getOrDefault("MILLRACE_WORKER_HOST", "127.0.0.1");
    }

    String tenant() {
        return get("MILLRACE_TENANT");
    }

    /** The folder that holds {@code .millrace} and the sources. */
    Path project() {
        Path parent = folder.getParent();
        return parent == null ? folder : parent;
    }
}
