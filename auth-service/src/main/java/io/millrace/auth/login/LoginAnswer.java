package io.millrace.auth.login;

import java.util.List;

/**
 * The envelope of the integration API.
 *
 * @param data one token, or nothing
 * @param status the HTTP status again
 */
record LoginAnswer(List<Token> data, List<String> message, int status) {

    static LoginAnswer success(String token) {
        return new LoginAnswer(List.of(new Token(token)), List.of("success"), 200);
    }

    static LoginAnswer failure(int status, String message) {
        return new LoginAnswer(List.of(), List.of(message), status);
    }

    /** An access token. */
    record Token(String token) {

        @Override
        public String toString() {
            return "Token[]";
        }
    }
}
