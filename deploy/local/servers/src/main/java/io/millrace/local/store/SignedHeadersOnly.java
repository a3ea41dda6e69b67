package io.millrace.local.store;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaul.shaded.org.eclipse.jetty.http.HttpField;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/**
 * Refuses a request that has an {@code x-amz-} header which is not signed, as Amazon does. Such
 * headers change what a request does: with one of them whoever holds a URL for an upload could copy
 * another's object, or make the own one public.
 */
final class SignedHeadersOnly extends Handler.Wrapper {

    private static final String STEERING = "x-amz-";
    private static final Pattern LIST = Pattern.compile("SignedHeaders=([^,\\s]*)");
    private static final int FORBIDDEN = 403;
    private static final String REFUSAL =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>AccessDenied</Code>"
                    + "<Message>There were headers present in the request which were not signed"
                    + "</Message></Error>";

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (isAllSigned(request)) {
            return super.handle(request, response, callback);
        }
        response.setStatus(FORBIDDEN);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
        Content.Sink.write(response, true, REFUSAL, callback);
        return true;
    }

    private static boolean isAllSigned(Request request) {
        Set<String> steering = new HashSet<>();
        for (HttpField header : request.getHeaders()) {
            steering.add(folded(header.getName()));
        }
        steering.removeIf(name -> !name.startsWith(STEERING));
        return steering.isEmpty() || signed(request).containsAll(steering);
    }

    /** Where a request has both signatures, only what both of them cover. */
    private static Set<String> signed(Request request) {
        String ofUrl = Request.extractQueryParameters(request).getValue("X-Amz-SignedHeaders");
        String ofHeader = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (ofUrl == null) {
            return ofHeader == null ? Set.of() : listed(ofHeader);
        }
        Set<String> signed = names(ofUrl);
        if (ofHeader != null) {
            signed.retainAll(listed(ofHeader));
        }
        return signed;
    }

    private static Set<String> listed(String authorization) {
        Matcher list = LIST.matcher(authorization);
        return list.find() ? names(list.group(1)) : Set.of();
    }

    private static Set<String> names(String list) {
        return new HashSet<>(List.of(folded(list).split(";")));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
