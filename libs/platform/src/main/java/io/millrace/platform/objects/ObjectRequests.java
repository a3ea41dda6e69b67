package io.millrace.platform.objects;

import io.millrace.contracts.objects.ExportAnswer;
import io.millrace.contracts.objects.ExportRequest;
import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.millrace.contracts.objects.ObjectMessages;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The requests of the migration-service, as an owner's resource hands them on: messages of {@code
 * io.millrace.contracts.objects} as JSON. A message that is none is a 400, a type of another
 * service a 404, an import under an id that was undone a 409.
 */
@ApplicationScoped
public class ObjectRequests {

    private final Instance<Pool> pool;
    private final Instance<ObjectOwner> owner;
    private final ImportObjects imports;

    @Inject
    ObjectRequests(Instance<Pool> pool, Instance<ObjectOwner> owner, ImportObjects imports) {
        this.pool = pool;
        this.owner = owner;
        this.imports = imports;
    }

    /** Objects of one type that fit the patterns. */
    public Uni<String> export(String type, byte[] body) {
        var request = read(body, ExportRequest.class);
        requireOwn(type);
        return pool.get()
                .withTransaction(transaction ->
                        owner.get()
                                .export(
                                        transaction,
                                        request.tenant(),
                                        type,
                                        CodePatterns.like(request.patterns())))
                .map(ObjectRequests::answer);
    }

    private static String answer(List<ExportedObject> objects) {
        return ObjectMessages.write(new ExportAnswer(objects));
    }

    /** What an import would come to. Changes nothing. */
    public Uni<String> check(byte[] body) {
        return imports.check(readImport(body)).map(ObjectMessages::write);
    }

    /** Imports all or none; a repeat under the same id is answered alike and changes nothing. */
    public Uni<String> apply(String id, byte[] body) {
        return imports.apply(idOf(id), readImport(body)).map(ObjectMessages::write);
    }

    /** Undoes an import, or sees to it that one under way does not happen. */
    public Uni<String> undo(String id, @Nullable String tenant) {
        if (tenant == null || tenant.isBlank()) {
            throw ProblemException.badRequest("tenant is missing.");
        }
        return imports.undo(idOf(id), tenant).map(ObjectMessages::write);
    }

    private ImportRequest readImport(byte[] body) {
        var request = read(body, ImportRequest.class);
        Set<List<String>> seen = new HashSet<>();
        for (ImportedObject object : request.objects()) {
            requireOwn(object.type());
            if (!seen.add(List.of(object.type(), object.code()))) {
                throw ProblemException.badRequest(
                        object.type() + " " + object.code() + " is there twice.");
            }
        }
        return request;
    }

    private void requireOwn(String type) {
        if (!owner.get().types().contains(type)) {
            throw ProblemException.notFound("There are no objects of type " + type + " here.");
        }
    }

    private static UUID idOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw ProblemException.badRequest("The id of an import is a UUID.");
        }
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            return ObjectMessages.read(body, type);
        } catch (IllegalArgumentException unreadable) {
            throw ProblemException.badRequest("The body is no " + type.getSimpleName() + ".");
        }
    }
}
