package io.millrace.scheduler.definition;

import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.page.Page;
import io.millrace.platform.page.PageRequest;
import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the three collections of definitions do alike with a request. */
@ApplicationScoped
class DefinitionRequests {

    private final CurrentCaller caller;
    private final SaveDefinition save;
    private final DeleteDefinition delete;

    DefinitionRequests(CurrentCaller caller, SaveDefinition save, DeleteDefinition delete) {
        this.caller = caller;
        this.save = save;
        this.delete = delete;
    }

    <R extends DefinitionRow> Uni<Response> put(
            DefinitionRepository<R> repository,
            String code,
            @Nullable String ifMatch,
            byte[] body,
            UriInfo uri) {
        if (!Formats.isCode(code)) {
            throw ProblemException.invalid(List.of(new FieldError("/code", Formats.CODE_RULE)));
        }
        var json = JsonBody.read(body);
        return save.save(repository, new DefinitionChange(caller.get(), code, ifMatch), json)
                .map(saved -> answer(saved, uri));
    }

    @WithSession
    <R extends DefinitionRow> Uni<Response> get(DefinitionRepository<R> repository, String code) {
        return repository
                .findById(new DefinitionKey(caller.get().tenant(), code))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("There is no definition of this code."))
                .map(row -> tagged(Response.ok(), DefinitionView.of(row)));
    }

    <R extends DefinitionRow> Uni<Response> delete(
            DefinitionRepository<R> repository, String code, @Nullable String ifMatch) {
        return delete.delete(repository, new DefinitionChange(caller.get(), code, ifMatch))
                .map(done -> Response.noContent().build());
    }

    @WithSession
    <R extends DefinitionRow> Uni<Page<Object>> list(
            DefinitionRepository<R> repository, @Nullable String limit, @Nullable String cursor) {
        return repository
                .page(caller.get().tenant(), PageRequest.of(limit, cursor, 1))
                .map(page -> page.map(row -> DefinitionView.of(row).json()));
    }

    private static Response answer(SavedDefinition saved, UriInfo uri) {
        return tagged(
                saved.created() ? created(uri.getRequestUri().getRawPath()) : Response.ok(),
                saved.view());
    }

    /** A path alone is right behind every gateway, which knows its own name better. */
    private static Response.ResponseBuilder created(String path) {
        return Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, path);
    }

    private static Response tagged(Response.ResponseBuilder response, DefinitionView view) {
        return response.header(HttpHeaders.ETAG, view.entityTag()).entity(view.json()).build();
    }
}
