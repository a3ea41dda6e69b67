package io.millrace.migration.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.objects.ObjectReference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BundleTest {

    private static final BundleObject WORKER =
            new BundleObject(
                    "WORKER",
                    "LEDGER",
                    "{\"baseUrl\":\"http://x\",\"auth\":{\"type\":\"none\"}}",
                    List.of(),
                    List.of("TOKEN"));
    private static final BundleObject BATCH =
            new BundleObject(
                    "BATCH",
                    "LOAD",
                    "{\"tasks\":[],\"batchParams\":{\"RATE\":1.50,\"BIG\":123456789012345678901234567890}}",
                    List.of(new ObjectReference("WORKER", "LEDGER")),
                    List.of());

    private record Limits(int mostBytes, int mostContent, int mostEntry, int mostObjects)
            implements BundleLimits {}

    private final BundleReader reader =
            new BundleReader(new Limits(8_388_608, 12_582_912, 4_194_304, 5000));

    @Test
    void whatIsWrittenIsReadAgain() {
        var bundle = reader.read(BundleWriter.write(List.of(WORKER, BATCH)));

        assertThat(bundle.formatVersion()).isEqualTo(2);
        assertThat(bundle.objects())
                .extracting(BundleObject::code)
                .containsExactly("LOAD", "LEDGER");
        assertThat(bundle.objects().getFirst().body())
                .isEqualTo(
                        "{\"batchParams\":{\"BIG\":123456789012345678901234567890,\"RATE\":1.50},\"tasks\":[]}");
        assertThat(bundle.objects().getFirst().references()).isEqualTo(BATCH.references());
        assertThat(bundle.objects().getLast().secrets()).containsExactly("TOKEN");
    }

    /** The digest was taken once: no release may write these objects in other bytes. */
    @Test
    void theSameObjectsGiveTheSameBytesEverywhere() {
        var zone = TimeZone.getDefault();
        var locale = Locale.getDefault();
        byte[] here = BundleWriter.write(List.of(WORKER, BATCH));
        byte[] there;
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Locale.setDefault(Locale.of("ar", "EG"));
            there = BundleWriter.write(List.of(BATCH, WORKER));
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }

        assertThat(there).isEqualTo(here);
        assertThat(Sha256.of(here))
                .isEqualTo("c3c4d8c637e3db69709d2ab67fec9a1c2885abb1daccdad2ea1bd8274fc0231a");
    }

    @Test
    void aBundleOfTheFirstFormatIsRead() {
        byte[] body = "{\"baseUrl\":\"http://x\"}".getBytes(UTF_8);
        var file =
                Zips.zip(
                        Map.of(
                                "manifest.json",
                                "{\"formatVersion\":1,\"entries\":{\"WORKER/A.json\":\"%s\"}}"
                                        .formatted(Sha256.of(body)),
                                "WORKER/A.json",
                                new String(body, UTF_8)));

        var bundle = reader.read(file);

        assertThat(bundle.formatVersion()).isEqualTo(1);
        assertThat(bundle.objects())
                .containsExactly(
                        new BundleObject(
                                "WORKER", "A", "{\"baseUrl\":\"http://x\"}", List.of(), List.of()));
    }

    @Test
    void aBundleOfANewerFormatIsRefusedWithAWordOfAdvice() {
        assertThatThrownBy(() -> reader.read(Zips.worker("WORKER/A.json", "0", 3)))
                .isInstanceOf(BundleRefused.class)
                .hasMessage(
                        "The bundle is of format version 3, which is newer than 2, the newest that is read here. Import it with a newer release, or export it anew with this one.");
    }

    @Test
    void everyHostileFileIsRefused() {
        var files = Zips.hostile();
        for (int i = 0; i < files.size(); i++) {
            byte[] file = files.get(i);
            assertThatThrownBy(() -> reader.read(file))
                    .as("file " + i)
                    .isInstanceOf(BundleRefused.class);
        }
        assertThat(reader.read(Zips.honest()).objects()).hasSize(1);
    }

    @Test
    void theReasonNamesWhatIsWrong() {
        assertThat(refusal(Zips.bomb())).contains("too large when it is unpacked");
        assertThat(refusal(Zips.duplicate()))
                .isEqualTo("The bundle has two entries of one name: WORKER/A.json");
        assertThat(refusal(Zips.worker("WORKER/A.json", "0".repeat(64), 2)))
                .isEqualTo("The digest of WORKER/A.json is not that of the manifest.");
        assertThat(refusal(Zips.zip(Map.of("../a", "x")))).contains("not allowed: ../a");
    }

    @Test
    void tooManyEntriesAreRefused() {
        var many =
                IntStream.range(0, 12)
                        .boxed()
                        .collect(
                                Collectors.toMap(
                                        i -> "WORKER/A" + i + ".json",
                                        _ -> "{}",
                                        (one, _) -> one,
                                        TreeMap::new));
        var strict = new BundleReader(new Limits(1_000_000, 1_000_000, 1_000_000, 10));

        assertThatThrownBy(() -> strict.read(Zips.zip(many)))
                .hasMessage("The bundle has more than 10 objects.");
    }

    @Test
    void codesOfAnyKindStayInTheirFolder() {
        var odd = new BundleObject("BOUNCE_INSTANCE", "../é/1", "{}", List.of(), List.of());

        var bundle = reader.read(BundleWriter.write(List.of(odd)));

        assertThat(new EntryPath(odd.type(), odd.code()).path())
                .isEqualTo("BOUNCE_INSTANCE/%2E%2E%2F%C3%A9%2F1.json");
        assertThat(bundle.objects().getFirst().code()).isEqualTo("../é/1");
    }

    private String refusal(byte[] file) {
        try {
            return "read: " + reader.read(file);
        } catch (BundleRefused refused) {
            return refused.reason();
        }
    }
}
