package io.millrace.platform.caller;

/** The {@code ofs_} headers; each is also read under its hyphenated twin. */
public enum CallerHeader {
    TENANT("ofs_tenant_id"),
    SERVICE("ofs_service_id"),
    WORKSPACE("ofs_workspace_id"),
    REMOTE_USER("ofs_remote_user");

    private final String headerName;
    private final String hyphenatedName;

    CallerHeader(String headerName) {
        this.headerName = headerName;
        this.hyphenatedName = headerName.replace('_', '-');
    }

    /** The printed name, such as {@code ofs_tenant_id}. */
    public String headerName() {
        return headerName;
    }

    String hyphenatedName() {
        return hyphenatedName;
    }
}
