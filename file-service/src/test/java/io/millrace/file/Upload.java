package io.millrace.file;

import io.restassured.response.Response;

/** The answer to an announcement. */
record Upload(Response answer) {

    String url() {
        return answer.path("payload.uploadURL");
    }

    int id() {
        return answer.path("payload.fileId");
    }
}
