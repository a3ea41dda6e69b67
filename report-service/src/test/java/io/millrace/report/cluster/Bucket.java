package io.millrace.report.cluster;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** The reports' bucket, as a test looks at it. */
final class Bucket implements AutoCloseable {

    private static final String NAME = "millrace-reports";

    private final S3Client s3;

    Bucket(Fleet fleet) {
        var credentials =
                AwsBasicCredentials.create(
                        fleet.setting("millrace.s3.access-key"),
                        fleet.setting("millrace.s3.secret-key"));
        this.s3 =
                S3Client.builder()
                        .endpointOverride(URI.create(fleet.setting("millrace.s3.endpoint")))
                        .region(Region.US_EAST_1)
                        .forcePathStyle(true)
                        .credentialsProvider(StaticCredentialsProvider.create(credentials))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
    }

    /** Objects and open uploads; a bucket that is not made yet is empty. */
    int size() {
        try {
            return s3.listObjectsV2(ask -> ask.bucket(NAME)).contents().size() + uploads();
        } catch (NoSuchBucketException notYet) {
            return 0;
        }
    }

    private int uploads() {
        return s3.listMultipartUploads(ask -> ask.bucket(NAME)).uploads().size();
    }

    @Override
    public void close() {
        s3.close();
    }
}
