package io.millrace.local.server;

import io.millrace.local.process.Launch;
import io.millrace.local.process.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One Kafka node that is broker and controller at once. */
public final class Kafka implements Server {
    private static final int HEAP_MEGABYTES = 256;

    private final Path folder;
    private final int port;
    private final int controllerPort;

    public Kafka(Path folder, int port, int controllerPort) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    @Override
    public String name() {
        return "kafka";
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Launch launch() {
        try {
            format();
            Files.writeString(folder.resolve("server.properties"), properties());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<String> command = Java.command(HEAP_MEGABYTES);
        command.addAll(List.of("-Dlog4j2.level=WARN", "-cp", Artifacts.kafkaClasspath()));
        command.addAll(List.of("kafka.Kafka", "server.properties"));
        return new Launch(command, Map.of(), folder, folder.resolve("kafka.log"), "TERM");
    }

    /** What kafka-storage.sh format would write. */
    private void format() throws IOException {
        Path mark = folder.resolve("data").resolve("meta.properties");
        if (!Files.exists(mark)) {
            Files.createDirectories(mark.getParent());
            Files.writeString(mark, "version=1\ncluster.id=millrace-local-00000000\nnode.id=1\n");
        }
    }

    private String properties() {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
        log.dirs=%3$s
        auto.create.topics.enable=true
        num.partitions=3
        default.replication.factor=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=3
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        log.segment.bytes=16777216
        log.cleaner.dedupe.buffer.size=2097152
        """
                .formatted(port, controllerPort, folder.resolve("data"));
    }

    @Override
    public boolean isReady() {
        return Answers.kafka(port);
    }
}
