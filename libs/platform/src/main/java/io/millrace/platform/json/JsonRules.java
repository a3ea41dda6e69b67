package io.millrace.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/**
 * What the reader accepts.
 *
 * @param depth of nesting, at most
 * @param numberLength digits of a number, and size of its exponent, at most
 * @param mendsText whether text that cannot be kept is mended, or else refused
 */
record JsonRules(int depth, int numberLength, boolean mendsText) {

    static final JsonRules DEFAULT = new JsonRules(32, 1000, false);
    static final JsonRules MENDING = new JsonRules(32, 1000, true);

    JsonFactory factory() {
        return new JsonFactoryBuilder()
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .streamReadConstraints(constraints())
                .build();
    }

    private StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxNumberLength(numberLength)
                .build();
    }
}
