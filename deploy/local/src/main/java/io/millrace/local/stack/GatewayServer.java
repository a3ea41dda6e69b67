package io.millrace.local.stack;

import io.millrace.local.gateway.Gateway;
import io.millrace.local.gateway.GatewayProcess;
import io.millrace.local.process.Launch;
import io.millrace.local.process.Server;
import io.millrace.local.server.Answers;
import io.millrace.local.server.Java;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The gateway, which also plays a customer's key server. */
final class GatewayServer implements Server {
    private static final int HEAP_MEGABYTES = 64;
    private static final int CLIENT_ERROR = 400;

    private final Project project;
    private final Ports ports;
    private final IngressCertificate certificate;

    GatewayServer(Project project, Ports ports, IngressCertificate certificate) {
        this.project = project;
        this.ports = ports;
        this.certificate = certificate;
    }

    static Path jwksFile(Project project) {
        return project.folder().resolve("jwks.json");
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public Launch launch() {
        certificate.ensure();
        Application application = Application.copied(project, name(), "application");
        Path folder = project.data(name());
        Path settings = PrivateFile.write(folder.resolve("gateway.json"), settings());
        List<String> command = Java.command(HEAP_MEGABYTES);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-cp", application.folder().resolve("*").toString()));
        command.addAll(List.of(GatewayProcess.class.getName(), settings.toString()));
        return new Launch(command, Map.of(), folder, project.logs().resolve("gateway.log"), "TERM");
    }

    private String settings() {
        JsonObject services = new JsonObject();
        Ports.SERVICES.forEach(name -> services.put(name, ports.of(name)));
        return new JsonObject()
                .put("port", ports.of(Ports.GATEWAY))
                .put("routes", project.routes().toString())
                .put("services", services)
                .put("jwksPort", ports.of(Ports.JWKS))
                .put("jwksFile", jwksFile(project).toString())
                .put("keyStore", certificate.keyStore().toString())
                .put("keyStorePassword", certificate.password())
                .encodePrettily();
    }

    @Override
    public boolean isReady() {
        return Answers.below(CLIENT_ERROR, ports.of(Ports.GATEWAY), Gateway.HEALTH);
    }
}
