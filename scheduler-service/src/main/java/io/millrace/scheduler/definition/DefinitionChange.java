package io.millrace.scheduler.definition;

import io.millrace.platform.caller.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody asks for.
 *
 * @param ifMatch condition on the definition as it is, or null
 */
record DefinitionChange(Caller caller, String code, @Nullable String ifMatch) {

    DefinitionKey key() {
        return new DefinitionKey(caller.tenant(), code);
    }
}
