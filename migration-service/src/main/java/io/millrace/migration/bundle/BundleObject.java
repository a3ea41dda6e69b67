package io.millrace.migration.bundle;

import io.millrace.contracts.objects.ObjectReference;
import java.util.List;

/**
 * An object in a bundle.
 *
 * @param body JSON object
 * @param references what it cannot do without, as far as the bundle says
 * @param secrets that are to be set for it, as far as the bundle says
 */
public record BundleObject(
        String type,
        String code,
        String body,
        List<ObjectReference> references,
        List<String> secrets) {}
