package io.millrace.auth.user;

import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Which functions a user of the caller's tenant is mapped to. */
@Path("/oauth2/v1/users/{user}/functions")
@CallerRequired(function = "USER_ADMIN")
class FunctionsResource {

    private final CurrentCaller caller;
    private final Users users;
    private final MapFunctions mapFunctions;

    FunctionsResource(CurrentCaller caller, Users users, MapFunctions mapFunctions) {
        this.caller = caller;
        this.users = users;
        this.mapFunctions = mapFunctions;
    }

    @GET
    public Uni<FunctionsOfUser> show(@PathParam("user") String user) {
        return idOf(user).chain(users::mapped).map(FunctionsResource::view);
    }

    @PUT
    @Consumes(MediaType.WILDCARD)
    public Uni<FunctionsOfUser> replace(@PathParam("user") String user, byte[] body) {
        List<String> wanted = MapFunctionsRequest.of(body).functions();
        return idOf(user).chain(id -> mapFunctions.map(id, wanted));
    }

    private Uni<String> idOf(String user) {
        return users.idOf(caller.get().tenant(), user)
                .map(found -> found.orElseThrow(() -> unknown(user)));
    }

    private static FunctionsOfUser view(List<Function> functions) {
        return FunctionsOfUser.of(functions.stream().map(Function::name).toList());
    }

    private static ProblemException unknown(String user) {
        return ProblemException.notFound("There is no user " + user + ".");
    }
}
