package io.millrace.platform.caller;

import io.millrace.platform.caller.CallerRefused.Reason;
import io.millrace.platform.tenant.TenantSettings;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the headers must look like, once it is known whose they are. */
final class HeaderRules {

    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,3}-(?:[A-Za-z]{2}|[0-9]{3})");

    private final SentHeaders sent;
    private final TenantSettings tenants;

    HeaderRules(SentHeaders sent, TenantSettings tenants) {
        this.sent = sent;
        this.tenants = tenants;
    }

    /** Refuses where a required header is not there. */
    void require(CallerHeader[] required) {
        for (CallerHeader header : required) {
            if (sent.all(header).isEmpty()) {
                throw refused("Header " + header.headerName() + " is missing or empty.");
            }
        }
    }

    /** The service, checked where it is required. */
    String service(boolean required) {
        String service = sent.one(CallerHeader.SERVICE).orElse("");
        if (required && !SERVICE.matcher(service).matches()) {
            throw refused("Header ofs_service_id must be a word of letters, digits, - and _.");
        }
        return service;
    }

    /** The workspace as the tenant spells it, checked where it is required. */
    String workspace(String tenant, boolean required) {
        String asked = sent.one(CallerHeader.WORKSPACE).orElse(TenantSettings.DEFAULT_WORKSPACE);
        var known = tenants.workspaceOf(tenant, asked);
        if (required && known.isEmpty()) {
            throw refused("Header ofs_workspace_id names no workspace of the tenant.");
        }
        return known.orElse(TenantSettings.DEFAULT_WORKSPACE);
    }

    /** The locale, en-US where none is sent; checked where any header is. */
    Locale locale(boolean checked) {
        String tag = sent.locale().orElse("en-US");
        if (!LOCALE.matcher(tag).matches()) {
            if (checked) {
                throw refused("Header locale must look like en-US.");
            }
            return Locale.US;
        }
        return Locale.forLanguageTag(tag);
    }

    private static CallerRefused refused(String detail) {
        return new CallerRefused(Reason.HEADER, detail);
    }
}
