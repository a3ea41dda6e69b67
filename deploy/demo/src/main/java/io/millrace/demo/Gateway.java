package io.millrace.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests to Millrace, shows them if they are worth it, and reads the answers. */
final class Gateway implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final Console console;
    private final HttpClient http = HttpClient.newHttpClient();

    Gateway(String url, Console console) {
        this.url = url;
        this.console = console;
    }

    /** Sends it and prints both the request and its answer. */
    JsonNode show(Curl curl) {
        console.request(curl.line());
        HttpResponse<String> response = send(curl);
        console.answer(response.statusCode(), masked(response.body()));
        return read(curl, response);
    }

    /** Sends what is to be refused, and prints both the request and its answer. */
    void showRefused(Curl curl, int status) {
        console.request(curl.line());
        HttpResponse<String> response = send(curl);
        console.answer(response.statusCode(), masked(response.body()));
        if (response.statusCode() != status) {
            throw new DemoFailed(
                    "%s %s was answered %d, not %d."
                            .formatted(curl.method(), curl.path(), response.statusCode(), status));
        }
    }

    /** Sends it without a word. */
    JsonNode ask(Curl curl) {
        return read(curl, send(curl));
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpResponse<String> send(Curl curl) {
        var request = HttpRequest.newBuilder(URI.create(url + curl.path()));
        request.timeout(Duration.ofSeconds(60));
        curl.headers().forEach(request::header);
        request.method(curl.method(), BodyPublishers.ofString(curl.body()));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoFailed("Nobody answers at " + url + ": start it with ./millrace up.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("The demo was interrupted.", e);
        }
    }

    private static JsonNode read(Curl curl, HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new DemoFailed(
                    "%s %s was answered %d: %s"
                            .formatted(
                                    curl.method(),
                                    curl.path(),
                                    response.statusCode(),
                                    masked(response.body())));
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new DemoFailed(
                    curl.method() + " " + curl.path() + " was answered with what is no JSON.", e);
        }
    }

    private static String masked(String body) {
        return body.replaceAll("(\"(?:access|refresh)_token\"\\s*:\\s*)\"[^\"]*\"", "$1\"***\"");
    }
}
