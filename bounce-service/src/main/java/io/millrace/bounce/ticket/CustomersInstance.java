package io.millrace.bounce.ticket;

import io.millrace.bounce.customer.Customer;
import io.millrace.bounce.instance.InstanceKey;
import jakarta.ws.rs.PathParam;

/** The instance that a customer's path names. */
public class CustomersInstance {

    @PathParam("serviceType")
    String serviceType = "";

    @PathParam("instanceId")
    String instanceId = "";

    public InstanceKey of(Customer customer) {
        return new InstanceKey(
                customer.tenant(), customer.supportIdentifier(), serviceType, instanceId);
    }

    /** The path under which everything of the instance is. */
    public static String path(InstanceKey key) {
        return "/selfservice/v1/customers/%s/%s/products/bounce/instances/%s"
                .formatted(key.supportIdentifier(), key.serviceType(), key.instanceId());
    }
}
