package io.millrace.file.store;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * URLs that let their holder do one thing for a while. Signed without asking the store, for the
 * address that clients reach, or for the one that services do.
 */
@ApplicationScoped
public class SignedUrls {

    private final String bucket;
    private final S3Presigner forClients;
    private final S3Presigner forServices;

    SignedUrls(StoreSettings settings) {
        this.bucket = settings.bucket();
        this.forClients = presigner(settings, settings.publicEndpoint());
        this.forServices = presigner(settings, settings.endpoint());
    }

    /** The presigner can be told the style in this way alone. */
    @SuppressWarnings("deprecation")
    private static S3Presigner presigner(StoreSettings settings, URI endpoint) {
        var credentials = AwsBasicCredentials.create(settings.accessKey(), settings.secretKey());
        var style = S3Configuration.builder().pathStyleAccessEnabled(settings.pathStyle()).build();
        return S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .serviceConfiguration(style)
                .build();
    }

    void close(@Observes ShutdownEvent event) {
        forClients.close();
        forServices.close();
    }

    /** PUT of exactly so many bytes, of whatever type. */
    public String put(String key, long size, Duration lifetime) {
        return put(forClients, key, size, lifetime);
    }

    /** The same for one of the platform's own services. */
    public String putInside(String key, long size, Duration lifetime) {
        return put(forServices, key, size, lifetime);
    }

    private String put(S3Presigner presigner, String key, long size, Duration lifetime) {
        var request =
                PutObjectRequest.builder().bucket(bucket).key(key).contentLength(size).build();
        return presigner
                .presignPutObject(
                        sign -> sign.signatureDuration(lifetime).putObjectRequest(request))
                .url()
                .toString();
    }

    /** PUT of exactly so many bytes as one part. */
    public String part(String key, UploadPart part, Duration lifetime) {
        var request =
                UploadPartRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .uploadId(part.uploadId())
                        .partNumber(part.number())
                        .contentLength(part.size())
                        .build();
        return forClients
                .presignUploadPart(
                        sign -> sign.signatureDuration(lifetime).uploadPartRequest(request))
                .url()
                .toString();
    }

    /** GET for one of the platform's own services. */
    public String getInside(String key, Duration lifetime) {
        var request = GetObjectRequest.builder().bucket(bucket).key(key).build();
        return forServices
                .presignGetObject(
                        sign -> sign.signatureDuration(lifetime).getObjectRequest(request))
                .url()
                .toString();
    }

    /** GET that answers with this type, to be saved under this name. */
    public String get(String key, String fileName, String mediaType, Duration lifetime) {
        var request =
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .responseContentDisposition("attachment; filename=" + fileName)
                        .responseContentType(mediaType)
                        .build();
        return forClients
                .presignGetObject(
                        sign -> sign.signatureDuration(lifetime).getObjectRequest(request))
                .url()
                .toString();
    }
}
