package io.millrace.bench.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** Takes a token as any client does. */
final class TokenEndpoint {

    private static final String SCOPE = "urn:opc:idm:__myscopes__ urn:opc:resource:expiry=14400";

    private final URI gateway;
    private final UnaryOperator<String> environment;

    TokenEndpoint(URI gateway, UnaryOperator<String> environment) {
        this.gateway = gateway;
        this.environment = environment;
    }

    String token() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("No token: " + answer.statusCode() + " " + answer.body());
            }
            return new ObjectMapper().readTree(answer.body()).get("access_token").asText();
        }
    }

    private HttpRequest request() {
        String client =
                environment.apply("MILLRACE_CLIENT_ID")
                        + ":"
                        + environment.apply("MILLRACE_CLIENT_SECRET");
        String form =
                "grant_type=password&username=%s&password=%s&scope=%s"
                        .formatted(
                                encoded(environment.apply("MILLRACE_USER")),
                                encoded(environment.apply("MILLRACE_PASSWORD")),
                                encoded(SCOPE));
        return HttpRequest.newBuilder(gateway.resolve("/oauth2/v1/token"))
                .header("Authorization", "Basic " + base64(client))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
