package io.millrace.platform.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.contracts.objects.UndoAnswer;
import io.millrace.contracts.objects.UndoAnswer.Left;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts former objects back, the last one written first. */
final class UndoObjects {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<FormerObject>> FORMER = new TypeReference<>() {};

    private UndoObjects() {}

    static Uni<UndoAnswer> undo(
            SqlConnection transaction,
            ObjectOwner owner,
            String tenant,
            String user,
            List<FormerObject> former) {
        return owner.turn(transaction, tenant)
                .onItem()
                .transformToMulti(_ -> Multi.createFrom().iterable(former.reversed()))
                .onItem()
                .transformToUniAndConcatenate(each ->
                        owner.undo(transaction, tenant, user, each).map(why -> left(each, why)))
                .collect()
                .asList()
                .map(left -> new UndoAnswer(left.stream().flatMap(s -> s).toList()));
    }

    private static Stream<Left> left(FormerObject former, Optional<String> why) {
        return why.map(reason -> new Left(former.type(), former.code(), reason)).stream();
    }

    static List<FormerObject> read(String kept) {
        try {
            return JSON.readValue(kept, FORMER);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("former objects in the database", broken);
        }
    }
}
