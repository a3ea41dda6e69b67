package io.millrace.migration.definition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is imported.
 *
 * @param fileId of the bundle, a file of the tenant
 * @param overWriteOptions Y: objects that are there are replaced; N: they stay
 */
public record ImportDefinition(long fileId, String overWriteOptions) {

    private static final BigDecimal MOST = BigDecimal.valueOf(999_999_999_999_999_999L);

    static ImportDefinition read(JsonBody body) {
        List<FieldError> errors = new ArrayList<>();
        BigDecimal fileId = body.number("fileId");
        if (!isId(fileId)) {
            errors.add(new FieldError("/fileId", "must be the id of a file"));
        }
        String option = body.text("overWriteOptions");
        if (!"Y".equals(option) && !"N".equals(option)) {
            errors.add(new FieldError("/overWriteOptions", "must be Y or N"));
        }
        if (!errors.isEmpty() || fileId == null || option == null) {
            throw ProblemException.invalid(errors);
        }
        return new ImportDefinition(fileId.longValueExact(), option);
    }

    private static boolean isId(@Nullable BigDecimal number) {
        return number != null
                && number.signum() > 0
                && number.compareTo(MOST) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    /** From what {@link #json} wrote. */
    public static ImportDefinition parse(String json) {
        return read(JsonBody.of(JsonBody.read(json), ""));
    }

    /** The same bundle with another option. */
    public ImportDefinition with(String option) {
        return new ImportDefinition(fileId, option);
    }

    public boolean overwrite() {
        return overWriteOptions.equals("Y");
    }

    public String json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("fileId", fileId)
                .put("overWriteOptions", overWriteOptions)
                .toString();
    }
}
