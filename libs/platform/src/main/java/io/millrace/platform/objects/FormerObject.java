package io.millrace.platform.objects;

import org.jspecify.annotations.Nullable;

/**
 * What an import replaced.
 *
 * @param body as it was kept, or null where there was nothing
 * @param mark by which the owner sees whether the object was changed since
 */
public record FormerObject(String type, String code, @Nullable String body, String mark) {}
