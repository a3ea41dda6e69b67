package io.millrace.file.upload;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.file.limits.Bounds;
import io.millrace.file.limits.Names;
import io.millrace.file.limits.UploadSettings;
import io.millrace.file.refusal.FileRefused;
import io.millrace.file.refusal.RefusalCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one announced file. The rules stand in the order of their codes; the first one counts. */
@ApplicationScoped
public class FileReader {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,30}(\\.0{1,30})?");

    private final UploadSettings settings;

    FileReader(UploadSettings settings) {
        this.settings = settings;
    }

    public RequestedFile read(JsonNode fields) {
        String name = Names.notTooLong(Names.given(text(fields, "fileName", RefusalCode.BAD_NAME)));
        String mimeType = mimeType(text(fields, "mimeType", RefusalCode.MIME_TYPE_INVALID));
        long size = size(text(fields, "fileSize", RefusalCode.SIZE_OUT_OF_RANGE));
        return new RequestedFile(Names.wellFormed(name), size, mimeType);
    }

    private String mimeType(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw new FileRefused(RefusalCode.MIME_TYPE_EMPTY, "mimeType is missing or empty.");
        }
        return known(given.strip())
                .orElseThrow(() ->
                        new FileRefused(
                                RefusalCode.MIME_TYPE_INVALID,
                                "mimeType must be one of "
                                        + String.join(", ", settings.mimeTypes())
                                        + "."));
    }

    private Optional<String> known(String given) {
        return settings.mimeTypes().stream().filter(given::equalsIgnoreCase).findFirst();
    }

    private static long size(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw new FileRefused(RefusalCode.SIZE_MISSING, "fileSize is missing.");
        }
        if (!NUMBER.matcher(given.strip()).matches()) {
            throw outOfRange();
        }
        BigDecimal size = new BigDecimal(given.strip());
        if (size.compareTo(BigDecimal.valueOf(Bounds.SMALLEST_FILE)) < 0
                || size.compareTo(BigDecimal.valueOf(Bounds.LARGEST_FILE)) > 0) {
            throw outOfRange();
        }
        return size.longValueExact();
    }

    private static FileRefused outOfRange() {
        return new FileRefused(
                RefusalCode.SIZE_OUT_OF_RANGE,
                "fileSize must be a whole number of bytes, greater than 1 and less than 10 TB.");
    }

    /** Text, or a number as it stands; null where there is nothing. */
    private static @Nullable String text(JsonNode fields, String name, RefusalCode otherwise) {
        JsonNode field = fields.get(name);
        if (field == null || field.isNull()) {
            return null;
        }
        if (field.isNumber()) {
            return field.decimalValue().toPlainString();
        }
        if (!field.isTextual()) {
            throw new FileRefused(otherwise, name + " is neither text nor a number.");
        }
        return field.textValue();
    }
}
