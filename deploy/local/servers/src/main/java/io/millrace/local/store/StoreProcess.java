package io.millrace.local.store;

import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.server.Connector;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.server.Server;

/** Runs S3Proxy; its one argument is the settings file. */
public final class StoreProcess {

    private StoreProcess() {}

    public static void main(String[] arguments) throws Exception {
        S3Proxy store = store(settings(Path.of(arguments[0])));
        Server server = serverOf(store);
        server.insertHandler(new SignedHeadersOnly());
        for (Connector connector : server.getConnectors()) {
            leaveFormsAlone(connector);
        }
        server.setStopAtShutdown(true);
        store.start();
    }

    private static Properties settings(Path file) throws Exception {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        return settings;
    }

    private static S3Proxy store(Properties settings) throws Exception {
        String provider = settings.getProperty("jclouds.provider");
        return S3Proxy.Builder.fromProperties(settings)
                .blobStore(BlobStores.create(provider, settings))
                .build();
    }

    /** S3Proxy shows its server to nobody. */
    private static Server serverOf(S3Proxy store) throws ReflectiveOperationException {
        Field server = S3Proxy.class.getDeclaredField("server");
        server.setAccessible(true);
        return (Server) server.get(store);
    }

    /**
     * The type that curl gives to {@code --data-binary} says nothing of the bytes: they are the
     * object, and no parameters that are signed.
     */
    private static void leaveFormsAlone(Connector connector) {
        connector
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .setFormEncodedMethods();
    }
}
