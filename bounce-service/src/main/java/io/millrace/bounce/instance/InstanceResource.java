package io.millrace.bounce.instance;

import io.millrace.bounce.field.Names;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Instances, for an administrator of the platform. */
@Path("/selfservice/v1/customers/{supportIdentifier}/{serviceType}/instances/{instanceId}")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(function = "INSTANCE_ADMIN")
class InstanceResource {

    private final CurrentCaller caller;
    private final InstanceReader reader;
    private final ChangeInstance changeInstance;

    InstanceResource(CurrentCaller caller, InstanceReader reader, ChangeInstance changeInstance) {
        this.caller = caller;
        this.reader = reader;
        this.changeInstance = changeInstance;
    }

    /** Which instance the path names. */
    static class Named {
        @PathParam("supportIdentifier")
        String supportIdentifier = "";

        @PathParam("serviceType")
        String serviceType = "";

        @PathParam("instanceId")
        String instanceId = "";

        InstanceKey in(String tenant) {
            return new InstanceKey(
                    tenant,
                    Names.checked("supportIdentifier", supportIdentifier),
                    Names.checked("serviceType", serviceType),
                    Names.checked("instanceId", instanceId));
        }
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> put(@BeanParam Named named, byte[] body) {
        var instance = reader.read(named.in(caller.get().tenant()), body);
        return changeInstance
                .save(instance, caller.get().user())
                .map(isNew ->
                        (isNew ? created(instance.key()) : Response.ok())
                                .entity(instance.view())
                                .build());
    }

    @GET
    public Uni<Instance.View> get(@BeanParam Named named) {
        return changeInstance.find(named.in(caller.get().tenant())).map(Instance::view);
    }

    @DELETE
    public Uni<Void> delete(@BeanParam Named named) {
        return changeInstance.remove(named.in(caller.get().tenant()), caller.get().user());
    }

    /** Located by a path alone, which is right behind every gateway. */
    private static Response.ResponseBuilder created(InstanceKey key) {
        return Response.status(Response.Status.CREATED)
                .header(
                        HttpHeaders.LOCATION,
                        "/selfservice/v1/customers/%s/%s/instances/%s"
                                .formatted(
                                        key.supportIdentifier(),
                                        key.serviceType(),
                                        key.instanceId()));
    }
}
