package io.millrace.bounce.customer;

import io.millrace.bounce.keys.JwksIdentifier;
import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.bounce.refusal.Reason;
import io.millrace.platform.caller.OwnContext;
import io.millrace.platform.logging.LogContext;
import io.millrace.platform.path.PathTenant;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Identifies the customer of every route that is marked {@link CustomerRequired}. */
class CustomerFilter {

    private final KnownIdentifiers identifiers;
    private final CustomerTokens tokens;
    private final CurrentCustomer current;

    @Inject
    CustomerFilter(KnownIdentifiers identifiers, CustomerTokens tokens, CurrentCustomer current) {
        this.identifiers = identifiers;
        this.tokens = tokens;
        this.current = current;
    }

    @CustomerRequired(Scope.USER)
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION, nonBlocking = true)
    Uni<Response> identify(RoutingContext request, ResourceInfo route, UriInfo path) {
        return OwnContext.resume(
                        Uni.createFrom()
                                .deferred(() ->
                                        customer(
                                                SentCredentials.of(request.request()),
                                                scopeOf(route))))
                .invoke(customer -> requireOwnTenant(customer, PathTenant.of(request)))
                .invoke(customer -> requireOwn(customer, named(path)))
                .invoke(this::remember)
                .replaceWith((Response) null);
    }

    private Uni<Customer> customer(SentCredentials sent, Scope scope) {
        return identifiers
                .find(sent.identifier())
                .chain(identifier ->
                        tokens.verify(sent.token(), identifier)
                                .map(claims -> customer(identifier, claims, scope)));
    }

    private static Customer customer(JwksIdentifier identifier, TokenClaims claims, Scope scope) {
        if (!claims.scopes().contains(scope.word())) {
            throw new BounceRefused(
                    Reason.INSUFFICIENT_SCOPE, "The token lacks scope " + scope.word() + ".");
        }
        return new Customer(identifier.tenant(), identifier.supportIdentifier(), claims.subject());
    }

    private static void requireOwnTenant(Customer customer, @Nullable String tenant) {
        if (tenant != null && !tenant.equals(customer.tenant())) {
            throw new BounceRefused(
                    Reason.FOREIGN_CUSTOMER, "The Identifier is not of the tenant named.");
        }
    }

    private static void requireOwn(Customer customer, List<String> named) {
        if (!named.stream().allMatch(customer.supportIdentifier()::equals)) {
            throw new BounceRefused(
                    Reason.FOREIGN_CUSTOMER, "The Identifier is not of the customer named.");
        }
    }

    private static List<String> named(UriInfo path) {
        return path.getPathParameters().getOrDefault("supportIdentifier", List.of());
    }

    private void remember(Customer customer) {
        current.set(customer);
        MDC.put(LogContext.TENANT, customer.tenant());
    }

    private static Scope scopeOf(ResourceInfo route) {
        CustomerRequired own = route.getResourceMethod().getAnnotation(CustomerRequired.class);
        return own != null
                ? own.value()
                : route.getResourceClass().getAnnotation(CustomerRequired.class).value();
    }
}
