package io.millrace.local.stack;

import io.millrace.local.process.Launch;
import io.millrace.local.process.Server;
import io.millrace.local.server.Answers;
import io.millrace.local.server.Java;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One of Millrace's own services. */
final class ServiceProcess implements Server {
    /** What Quarkus builds a service to. */
    static final String JAR = "quarkus-run.jar";

    private static final int CLIENT_ERROR = 400;

    private final Project project;
    private final String name;
    private final int port;
    private final Map<String, String> settings;

    ServiceProcess(Project project, String name, int port, Map<String, String> settings) {
        this.project = project;
        this.name = name;
        this.port = port;
        this.settings = new TreeMap<>(settings);
        this.settings.put("millrace.http.host", "127.0.0.1");
        this.settings.put("millrace.http.port", Integer.toString(port));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Launch launch() {
        Application application = Application.copied(project, name, "quarkus-app");
        Path folder = project.data(name);
        PrivateFile.write(folder.resolve("config").resolve("application.properties"), lines());
        List<String> command = Java.serviceCommand();
        command.addAll(new StartCache(application.folder()).options());
        command.addAll(List.of("-jar", application.folder().resolve(JAR).toString()));
        return new Launch(command, Map.of(), folder, project.logs().resolve(name + ".log"), "TERM");
    }

    private String lines() {
        StringBuilder lines = new StringBuilder();
        settings.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
        return lines.toString();
    }

    @Override
    public boolean isReady() {
        return Answers.below(CLIENT_ERROR, port, "/q/health/ready");
    }
}
