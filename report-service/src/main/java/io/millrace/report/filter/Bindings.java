package io.millrace.report.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Values that are bound to a statement which cannot have parameters of its own, such as COPY: each
 * becomes a setting of the transaction, set by a prepared statement, and stands in the text as the
 * name of that setting. Read once, not row by row.
 */
public final class Bindings {

    private final List<List<String>> values = new ArrayList<>();

    /** The expression of one value. */
    public String add(TypedValue value) {
        return "(SELECT (%s)[1]::%s)".formatted(bound(List.of(value.text())), value.type());
    }

    /** The expression of many, as the rows of a query. */
    String addAll(List<TypedValue> members, String type) {
        return "(SELECT unnest(%s)::%s)"
                .formatted(bound(members.stream().map(TypedValue::text).toList()), type);
    }

    private String bound(List<String> texts) {
        values.add(texts);
        return "current_setting('" + settingOf(values.size()) + "')::text[]";
    }

    /** The name of the setting of a value, counted from 1. */
    public static String settingOf(int number) {
        return "millrace.p" + number;
    }

    /** The values in their order. */
    public List<List<String>> values() {
        return List.copyOf(values);
    }
}
