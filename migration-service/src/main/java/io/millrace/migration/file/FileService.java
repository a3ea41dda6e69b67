package io.millrace.migration.file;

import io.millrace.migration.http.Service;
import io.millrace.migration.http.ServiceCall;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The file-service's records, and the URLs that it signs for us. */
@ApplicationScoped
public class FileService {

    private static final String PATH = "/internal/v1/files";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final ServiceCall call;

    FileService(ServiceCall call) {
        this.call = call;
    }

    /**
     * A file that is to come.
     *
     * @param size in bytes
     */
    public record NewFile(String tenant, String user, String name, long size) {}

    /** Where the bytes of an announced file go. */
    public record Announced(long id, String uploadUrl) {}

    /**
     * A file whose bytes are there.
     *
     * @param size in bytes
     */
    public record Stored(long id, String name, long size, String downloadUrl) {}

    /** Announces a bundle; the same file again under the same key. */
    public Uni<Announced> announce(NewFile file, String key) {
        var body =
                new JsonObject()
                        .put("tenant", file.tenant())
                        .put("user", file.user())
                        .put("prefix", "migration")
                        .put("fileName", file.name())
                        .put("fileSize", file.size())
                        .put("mimeType", "application/zip");
        return call.send(Service.FILE, HttpMethod.POST, PATH, body.encode(), key)
                .map(answer -> require(OK, answer).bodyAsJsonObject())
                .map(answer ->
                        new Announced(answer.getLong("fileId"), answer.getString("uploadUrl")));
    }

    /** The tenant's file of that id, if its bytes are there. */
    public Uni<Optional<Stored>> find(String tenant, long id) {
        return call.send(Service.FILE, HttpMethod.GET, pathOf(tenant, id))
                .map(answer ->
                        answer.statusCode() == NOT_FOUND
                                ? Optional.empty()
                                : Optional.of(stored(require(OK, answer).bodyAsJsonObject())));
    }

    private static String pathOf(String tenant, long id) {
        String folder = URLEncoder.encode(tenant, StandardCharsets.UTF_8).replace("+", "%20");
        return PATH + "/" + folder + "/" + id;
    }

    private static Stored stored(JsonObject answer) {
        return new Stored(
                answer.getLong("fileId"),
                answer.getString("fileName"),
                answer.getLong("fileSize"),
                answer.getString("downloadUrl"));
    }

    private static HttpResponse<Buffer> require(int status, HttpResponse<Buffer> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    "file-service answers " + answer.statusCode() + " " + answer.bodyAsString());
        }
        return answer;
    }
}
