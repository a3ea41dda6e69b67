package io.millrace.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** The month end, carried to the second tenant, run there, and exported again. */
final class OtherTenant {

    private static final String GROUP = "MONTH_END";

    private final ExternalScheduler first;
    private final ExternalScheduler second;
    private final Gateway gateway;
    private final Console console;

    OtherTenant(
            ExternalScheduler first, ExternalScheduler second, Gateway gateway, Console console) {
        this.first = first;
        this.second = second;
        this.gateway = gateway;
        this.console = console;
    }

    /** Exports it here and imports it there; the digest of the bundle. */
    String carry() {
        console.step("Export of the group, with its batches and their worker, into one bundle");
        JsonNode exported = new Bundles(first, gateway).export(GROUP);
        console.step("The bundle goes from one tenant's files to the other's");
        long file =
                new BundleTransfer(gateway, console)
                        .carry(first, exported.path("bundle").path("fileId").asLong(), second);
        console.step("Import there: all of it or nothing, with a result for each object");
        JsonNode imported = new Bundles(second, gateway).importFrom(file);
        for (JsonNode each : imported.path("results")) {
            console.say(
                    "%-12s %-22s %-12s %s"
                            .formatted(
                                    each.path("type").asText(),
                                    each.path("code").asText(),
                                    each.path("result").asText(),
                                    secrets(each)));
        }
        return exported.path("bundle").path("sha256").asText();
    }

    private static String secrets(JsonNode result) {
        return result.path("secretsToSet").isEmpty()
                ? ""
                : "to be set there: " + result.path("secretsToSet");
    }

    /** Runs it there and expects what came of it here. */
    void runAs(RunStatus here) {
        RunStatus there = new MonthEnd(second, console).play();
        if (!here.outcome().equals(there.outcome())) {
            throw new DemoFailed(
                    "There came " + there.outcome() + " of it, here " + here.outcome() + ".");
        }
        console.say("The same came of it in both tenants: " + there.outcome());
    }

    void exportAgain(String digest) {
        console.step("Export again, there: the same objects give the same bundle, byte for byte");
        JsonNode again = new Bundles(second, gateway).export(GROUP);
        if (!digest.equals(again.path("bundle").path("sha256").asText())) {
            throw new DemoFailed("The bundle exported again is another one.");
        }
        console.say("SHA-256 of both: " + digest);
    }
}
