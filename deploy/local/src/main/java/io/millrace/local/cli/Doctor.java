package io.millrace.local.cli;

import io.millrace.local.stack.PortHolder;
import io.millrace.local.stack.Ports;
import io.millrace.local.stack.ProcessRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what is there and what is missing for a local run. */
final class Doctor {
    private static final int JAVA = 25;
    private static final long DISK_GIGABYTES = 3;
    private static final long MEMORY_GIGABYTES = 3;
    private static final long GIGABYTE = 1L << 30;

    private final Ports ports;
    private final List<ProcessRecord> ours;

    Doctor(Ports ports, List<ProcessRecord> ours) {
        this.ports = ports;
        this.ours = ours;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java(Runtime.version().feature(), System.getProperty("java.home")));
        findings.add(memory(availableMemory()));
        findings.add(disk(Path.of(System.getProperty("user.home"))));
        findings.add(program("curl", "the demo and the samples in the README call it"));
        if ("root".equals(System.getProperty("user.name"))) {
            findings.add(program("unshare", "PostgreSQL, which refuses to run as root, needs it"));
        }
        findings.addAll(ports());
        return findings;
    }

    static Finding java(int feature, String home) {
        return feature >= JAVA
                ? Finding.fine("JDK " + feature + " is at " + home + ".")
                : Finding.missing(
                        "JDK " + JAVA + " or newer is needed; " + home + " is " + feature + ".");
    }

    static Finding memory(long bytes) {
        String sentence =
                "%d GB of memory are available; the stack takes about 1.3 GB, a build 1 GB more."
                        .formatted(bytes / GIGABYTE);
        return new Finding(bytes >= MEMORY_GIGABYTES * GIGABYTE, sentence);
    }

    static Finding disk(Path home) {
        try {
            long bytes = Files.getFileStore(home).getUsableSpace();
            String sentence =
                    "%d GB of disk are free at %s; artifacts and prepared servers take about 2 GB."
                            .formatted(bytes / GIGABYTE, home);
            return new Finding(bytes >= DISK_GIGABYTES * GIGABYTE, sentence);
        } catch (IOException failure) {
            return Finding.missing("The disk at " + home + " cannot be looked at: " + failure);
        }
    }

    private static Finding program(String name, String why) {
        boolean there =
                List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                        .map(folder -> Path.of(folder, name))
                        .anyMatch(Files::isExecutable);
        return there
                ? Finding.fine(name + " is there.")
                : Finding.missing(name + " is missing: " + why + ".");
    }

    private List<Finding> ports() {
        Set<Integer> held =
                ours.stream()
                        .filter(record -> record.process().isPresent())
                        .map(ProcessRecord::port)
                        .collect(Collectors.toSet());
        return ports.all().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(port -> port(port.getKey(), port.getValue(), held.contains(port.getValue())))
                .toList();
    }

    static Finding port(String name, int port, boolean ours) {
        if (ours) {
            return Finding.fine("Port " + port + " is held by our own " + name + ".");
        }
        return PortHolder.isFree(port)
                ? Finding.fine("Port " + port + " is free for " + name + ".")
                : Finding.missing(
                        "Port %d, wanted for %s, is held by %s: end that, or use --port and --shift."
                                .formatted(port, name, PortHolder.describe(port)));
    }

    private static long availableMemory() {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return ManagementFactory.getOperatingSystemMXBean()
                            instanceof com.sun.management.OperatingSystemMXBean system
                    ? system.getTotalMemorySize()
                    : 0;
        }
    }
}
