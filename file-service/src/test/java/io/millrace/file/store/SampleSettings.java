package io.millrace.file.store;

import java.net.URI;

/** Settings of a store that has one bucket. */
record SampleSettings(URI endpoint, URI publicEndpoint, boolean pathStyle)
        implements StoreSettings {

    @Override
    public String region() {
        return "eu-central-1";
    }

    @Override
    public String accessKey() {
        return "access";
    }

    @Override
    public String secretKey() {
        return "secret";
    }

    @Override
    public String bucket() {
        return "bucket";
    }
}
