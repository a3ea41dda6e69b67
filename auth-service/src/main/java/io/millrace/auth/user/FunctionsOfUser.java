package io.millrace.auth.user;

import java.util.Collection;
import java.util.List;

/** The functions a user is mapped to, by name. */
record FunctionsOfUser(List<String> functions) {

    static FunctionsOfUser of(Collection<String> functions) {
        return new FunctionsOfUser(functions.stream().sorted().toList());
    }
}
