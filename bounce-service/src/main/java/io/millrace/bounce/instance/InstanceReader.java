package io.millrace.bounce.instance;

import io.millrace.bounce.field.Fields;
import io.millrace.bounce.field.Names;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the description of an instance; what is not as it must be is a 400 that names the field.
 */
@ApplicationScoped
public class InstanceReader {

    /** Source: the guide. */
    public static final Duration LEAD_TIME = Duration.ofMinutes(16);

    private static final Duration LONGEST_LEAD_TIME = Duration.ofDays(90);
    private static final Pattern BATCH = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,252}");
    private static final int MOST_HOSTS = 500;

    private final InstanceSettings settings;

    public InstanceReader(InstanceSettings settings) {
        this.settings = settings;
    }

    public Instance read(InstanceKey key, byte[] body) {
        return read(key, Fields.of(body));
    }

    public Instance read(InstanceKey key, Fields fields) {
        Names.checked("supportIdentifier", key.supportIdentifier());
        Names.checked("serviceType", key.serviceType());
        Names.checked("instanceId", key.instanceId());
        return new Instance(
                key,
                fields.text(
                        "batchName",
                        BATCH,
                        "1 to 60 letters, digits and underscores, a letter first"),
                fields.flag("optedIn"),
                hosts(fields),
                leadTime(fields));
    }

    private static List<String> hosts(Fields fields) {
        List<String> hosts = new ArrayList<>();
        for (var item : fields.array("hosts", MOST_HOSTS)) {
            if (!item.isTextual() || !HOST.matcher(item.textValue()).matches()) {
                throw fields.refused("hosts", "must hold names or addresses of hosts only");
            }
            hosts.add(item.textValue());
        }
        return List.copyOf(hosts);
    }

    private Duration leadTime(Fields fields) {
        String text = fields.optionalText("leadTime", 40);
        if (text == null || text.isEmpty()) {
            return LEAD_TIME;
        }
        Duration leadTime = parse(fields, text);
        if (leadTime.compareTo(LEAD_TIME) < 0 && !settings.shortLeadAllowed()) {
            throw fields.refused("leadTime", "must be PT16M or longer");
        }
        if (leadTime.isNegative() || leadTime.compareTo(LONGEST_LEAD_TIME) > 0) {
            throw fields.refused("leadTime", "must be from PT0S to P90D");
        }
        return leadTime;
    }

    private static Duration parse(Fields fields, String text) {
        try {
            return Duration.ofSeconds(Duration.parse(text).toSeconds());
        } catch (DateTimeException | ArithmeticException none) {
            throw fields.refused("leadTime", "must be a duration such as PT16M");
        }
    }
}
