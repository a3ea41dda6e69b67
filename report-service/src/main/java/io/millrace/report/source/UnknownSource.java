package io.millrace.report.source;

/** The tenant has no data source of that name, or the source no view of it. */
public final class UnknownSource extends RuntimeException {

    private final boolean isView;

    private UnknownSource(String what, boolean isView) {
        super(what, null, false, false);
        this.isView = isView;
    }

    static UnknownSource named(String dataSource) {
        return new UnknownSource("there is no data source " + dataSource, false);
    }

    static UnknownSource view(String view, String dataSource) {
        return new UnknownSource(
                "there is no view " + view + " in the data source " + dataSource, true);
    }

    /** Whether it is the view that is missing, and not the source. */
    public boolean isView() {
        return isView;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
