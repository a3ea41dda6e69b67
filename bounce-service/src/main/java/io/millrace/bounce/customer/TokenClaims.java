package io.millrace.bounce.customer;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** What a verified token says of who it is and what for. */
record TokenClaims(String subject, Set<String> scopes) {

    private static final int LONGEST_SUBJECT = 255;
    private static final List<String> NAMES = List.of("sub", "client_id", "azp");

    static TokenClaims of(JwtClaims claims) {
        Set<String> scopes = new HashSet<>(words(claims.getClaimValue("scope")));
        scopes.addAll(words(claims.getClaimValue("scp")));
        return new TokenClaims(subject(claims), Set.copyOf(scopes));
    }

    private static String subject(JwtClaims claims) {
        String name =
                NAMES.stream()
                        .map(claims::getClaimValueAsString)
                        .filter(Objects::nonNull)
                        .map(text -> text.replaceAll("\\p{Cntrl}", "").strip())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("unknown");
        return name.length() <= LONGEST_SUBJECT ? name : name.substring(0, LONGEST_SUBJECT);
    }

    /** Blank-separated text or an array of texts, in either claim. */
    private static List<String> words(@Nullable Object claim) {
        return switch (claim) {
            case String text -> Arrays.asList(text.strip().split("\\s+"));
            case Collection<?> several -> several.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }
}
