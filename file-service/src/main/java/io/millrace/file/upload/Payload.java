package io.millrace.file.upload;

/** Every answer's envelope. */
record Payload<T>(T payload) {}
