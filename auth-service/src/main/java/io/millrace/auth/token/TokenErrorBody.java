package io.millrace.auth.token;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An error answer by RFC 6749, section 5.2. */
record TokenErrorBody(String error, @JsonProperty("error_description") String errorDescription) {}
