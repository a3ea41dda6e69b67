package io.millrace.migration.bundle;

import java.util.List;

/** What a bundle holds, in the order of type and code. */
public record Bundle(int formatVersion, List<BundleObject> objects) {}
