package io.millrace.bounce.metadata;

import io.millrace.bounce.customer.CurrentCustomer;
import io.millrace.bounce.customer.CustomerRequired;
import io.millrace.bounce.customer.Scope;
import io.millrace.bounce.ticket.CustomersInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The options of bounces of an instance. */
@Path(
        "/selfservice/v1/customers/{supportIdentifier}/{serviceType}/products/bounce/instances/{instanceId}/options")
@Produces(MediaType.APPLICATION_JSON)
class OptionsResource {

    private final CurrentCustomer customer;
    private final ListOptions listOptions;

    OptionsResource(CurrentCustomer customer, ListOptions listOptions) {
        this.customer = customer;
        this.listOptions = listOptions;
    }

    @GET
    @CustomerRequired(Scope.USER)
    public Uni<List<OptionView>> options(@BeanParam CustomersInstance named) {
        return listOptions.of(named.of(customer.get()));
    }
}
