package io.millrace.file.multipart;

/** Every answer's envelope. */
record Payload<T>(T payload) {}
