package io.millrace.bounce.metadata;

import java.util.List;

/** An option that batches are known to look at. */
record OptionView(String name, String description, List<String> values) {}
