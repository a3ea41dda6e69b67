package io.millrace.platform.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tokens verified before, as many as configured. */
@ApplicationScoped
public class TokenCache {

    private final Cache<TokenHash, VerifiedToken> tokens;
    private final Clock clock;

    @Inject
    TokenCache(
            @ConfigProperty(name = "millrace.token.cache-size", defaultValue = "10000") long size,
            Clock clock) {
        this.tokens = Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
        this.clock = clock;
    }

    @Nullable VerifiedToken find(TokenHash hash) {
        VerifiedToken token = tokens.getIfPresent(hash);
        if (token == null || clock.instant().isBefore(token.expiresAt())) {
            return token;
        }
        tokens.invalidate(hash);
        return null;
    }

    void keep(TokenHash hash, VerifiedToken token) {
        tokens.put(hash, token);
    }
}
