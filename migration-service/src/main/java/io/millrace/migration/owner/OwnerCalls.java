package io.millrace.migration.owner;

import io.millrace.contracts.objects.ExportAnswer;
import io.millrace.contracts.objects.ExportRequest;
import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ImportAnswer;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ObjectMessages;
import io.millrace.contracts.objects.UndoAnswer;
import io.millrace.migration.http.ServiceCall;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The internal interface of the services that own objects. */
@ApplicationScoped
public class OwnerCalls {

    private static final int OK = 200;

    private final ServiceCall call;

    OwnerCalls(ServiceCall call) {
        this.call = call;
    }

    /** Objects of the type whose codes fit one of the patterns. */
    public Uni<List<ExportedObject>> export(ObjectType type, String tenant, List<String> patterns) {
        var request = new ExportRequest(tenant, patterns);
        return send(type.owner(), HttpMethod.POST, "/" + type + "/export", request)
                .map(answer -> read(type.owner(), answer, ExportAnswer.class).objects());
    }

    /** What an import would come to. */
    public Uni<ImportAnswer> check(Owner owner, ImportRequest request) {
        return send(owner, HttpMethod.POST, "/imports/check", request)
                .map(answer -> read(owner, answer, ImportAnswer.class));
    }

    /** Imports once per id. */
    public Uni<ImportAnswer> apply(Owner owner, UUID importId, ImportRequest request) {
        return send(owner, HttpMethod.PUT, "/imports/" + importId, request)
                .map(answer -> read(owner, answer, ImportAnswer.class));
    }

    /** Undoes an import, or keeps one that is under way from happening. */
    public Uni<UndoAnswer> undo(Owner owner, UUID importId, String tenant) {
        String path =
                ObjectMessages.PATH
                        + "/imports/"
                        + importId
                        + "?tenant="
                        + URLEncoder.encode(tenant, StandardCharsets.UTF_8);
        return call.send(owner.service(), HttpMethod.DELETE, path)
                .map(answer -> read(owner, answer, UndoAnswer.class));
    }

    private Uni<HttpResponse<Buffer>> send(
            Owner owner, HttpMethod method, String path, Object message) {
        return call.send(
                owner.service(),
                method,
                ObjectMessages.PATH + path,
                ObjectMessages.write(message),
                null);
    }

    private static <T> T read(Owner owner, HttpResponse<Buffer> answer, Class<T> type) {
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(
                    owner.service()
                            + " answers "
                            + answer.statusCode()
                            + " "
                            + answer.bodyAsString());
        }
        return ObjectMessages.read(answer.bodyAsBuffer().getBytes(), type);
    }
}
