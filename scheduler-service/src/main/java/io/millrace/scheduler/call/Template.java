package io.millrace.scheduler.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text with {@code ${NAME}} in it, parsed once. An opening that is never closed is text. */
final class Template {

    private final List<String> literals;
    private final List<String> names;

    private Template(List<String> literals, List<String> names) {
        this.literals = List.copyOf(literals);
        this.names = List.copyOf(names);
    }

    static Template of(String text) {
        return of(text, UnaryOperator.identity());
    }

    /** The text between placeholders is encoded here, once; their values at each {@link #text}. */
    static Template of(String text, UnaryOperator<String> encode) {
        var literals = new ArrayList<String>();
        var names = new ArrayList<String>();
        int from = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            literals.add(encode.apply(text.substring(from, open)));
            names.add(text.substring(open + 2, close));
            from = close + 1;
        }
        literals.add(encode.apply(text.substring(from)));
        return new Template(literals, names);
    }

    boolean isConstant() {
        return names.isEmpty();
    }

    /** The name, if this is one placeholder and nothing else. */
    @Nullable String soleName() {
        boolean sole =
                names.size() == 1 && literals.getFirst().isEmpty() && literals.getLast().isEmpty();
        return sole ? names.getFirst() : null;
    }

    /** Names of the secrets that must be read before {@link #text} can be asked for. */
    Stream<String> secretNames() {
        return names.stream()
                .filter(name -> name.startsWith(CallValues.SECRET))
                .map(name -> name.substring(CallValues.SECRET.length()));
    }

    String text(CallValues values) {
        return text(values, UnaryOperator.identity());
    }

    String text(CallValues values, UnaryOperator<String> encode) {
        if (names.isEmpty()) {
            return literals.getFirst();
        }
        var text = new StringBuilder(literals.getFirst());
        for (int i = 0; i < names.size(); i++) {
            text.append(encode.apply(textOf(values.get(names.get(i)))));
            text.append(literals.get(i + 1));
        }
        return text.toString();
    }

    private static String textOf(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }
}
