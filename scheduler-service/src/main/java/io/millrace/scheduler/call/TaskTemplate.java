package io.millrace.scheduler.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.scheduler.definition.TaskDefinition;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A task's request with its placeholders, parsed once per definition. */
final class TaskTemplate {

    private static final Pattern DOT_SEGMENT = Pattern.compile("(?:^|/)\\.{1,2}(?:[/?]|$)");

    private final HttpMethod method;
    private final Template path;
    private final List<Named> query;
    private final List<Named> headers;
    private final @Nullable BodyTemplate body;
    private final List<String> secretNames;

    private TaskTemplate(TaskDefinition task) {
        method = HttpMethod.valueOf(task.method().toUpperCase(Locale.ROOT));
        path = Template.of(slashed(task.path()), PercentEncoding::path);
        query = named(task.query(), PercentEncoding::value);
        headers = named(task.headers(), RequestHeaders::settable);
        JsonNode given = task.body();
        body = given == null ? null : BodyTemplate.of(given);
        secretNames = allSecretNames().distinct().toList();
    }

    static TaskTemplate of(TaskDefinition task) {
        return new TaskTemplate(task);
    }

    HttpMethod method() {
        return method;
    }

    List<String> secretNames() {
        return secretNames;
    }

    /** Path and query. A parameter's value never climbs out of the path it stands in. */
    String uri(String basePath, CallValues values) {
        String rendered = path.text(values, PercentEncoding::value);
        if (!path.isConstant() && DOT_SEGMENT.matcher(rendered).find()) {
            throw new CallRefused("a parameter makes a '.' or '..' segment in the path");
        }
        var uri = new StringBuilder(basePath).append(rendered);
        char mark = rendered.indexOf('?') < 0 ? '?' : '&';
        for (Named parameter : query) {
            uri.append(mark).append(parameter.name()).append('=');
            uri.append(PercentEncoding.value(parameter.value().text(values)));
            mark = '&';
        }
        return uri.toString();
    }

    void headers(RequestHeaders target, CallValues values) {
        for (Named header : headers) {
            target.given(header.name(), header.value().text(values));
        }
    }

    /** Null where there is nothing to send. */
    @Nullable Buffer body(TaskCall call, CallValues values) {
        if (body != null) {
            return RequestBody.of(body, values);
        }
        return method.equals(HttpMethod.POST) ? RequestBody.standard(call) : null;
    }

    private Stream<String> allSecretNames() {
        Stream<Template> texts = Stream.concat(query.stream(), headers.stream()).map(Named::value);
        Stream<String> inBody = body == null ? Stream.empty() : body.secretNames();
        return Stream.concat(
                Stream.concat(Stream.of(path), texts).flatMap(Template::secretNames), inBody);
    }

    private static String slashed(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private static List<Named> named(Map<String, String> texts, UnaryOperator<String> nameOf) {
        var named = new ArrayList<Named>();
        texts.forEach((name, text) -> named.add(new Named(nameOf.apply(name), Template.of(text))));
        return named;
    }

    private record Named(String name, Template value) {}
}
