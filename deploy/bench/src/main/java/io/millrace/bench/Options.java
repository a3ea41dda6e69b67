package io.millrace.bench;

import io.millrace.bench.figure.CallbackRate;
import io.millrace.bench.figure.ChainLatency;
import io.millrace.bench.figure.DispatchLatencyWithHistory;
import io.millrace.bench.figure.FeedRate;
import io.millrace.bench.figure.Figure;
import io.millrace.bench.figure.ListLatency;
import io.millrace.bench.figure.ListLatencyWithMany;
import io.millrace.bench.figure.ParUrlRate;
import io.millrace.bench.figure.ReportMemory;
import io.millrace.bench.figure.ReportRate;
import io.millrace.bench.figure.ResidentMemory;
import io.millrace.bench.figure.Size;
import io.millrace.bench.figure.SlotsAtOneSecond;
import io.millrace.bench.figure.StatusLatency;
import io.millrace.bench.figure.TaskRate;
import io.millrace.bench.figure.TriggerRate;
import io.millrace.bench.figure.WideRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was asked for on the command line.
 *
 * @param records the directory with the records of the running stack
 */
record Options(Path records, boolean quick, List<Figure> figures) {

    private static final List<Figure> ALL =
            List.of(
                    new TriggerRate(),
                    new TaskRate(),
                    new ChainLatency(),
                    new WideRun(),
                    new DispatchLatencyWithHistory(),
                    new StatusLatency(),
                    new SlotsAtOneSecond(),
                    new CallbackRate(),
                    new ParUrlRate(),
                    new ListLatency(),
                    new ListLatencyWithMany(),
                    new ReportMemory(),
                    new ReportRate(),
                    new FeedRate(),
                    new ResidentMemory());

    static Options of(String... arguments) {
        Path records = Path.of(".millrace");
        boolean quick = false;
        List<Figure> figures = new ArrayList<>();
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            switch (rest.next()) {
                case "--quick" -> quick = true;
                case "--figure" -> figures.add(figure(value(rest)));
                case "--records" -> records = Path.of(value(rest));
                case String other ->
                        throw new IllegalArgumentException(usage("No option " + other));
            }
        }
        return new Options(records, quick, figures.isEmpty() ? ALL : figures);
    }

    Size size() {
        return quick ? Size.QUICK : Size.FULL;
    }

    private static String value(Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(usage("A value is missing"));
        }
        return rest.next();
    }

    private static Figure figure(String name) {
        return ALL.stream()
                .filter(figure -> figure.getClass().getSimpleName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(usage("No figure " + name)));
    }

    private static String usage(String fault) {
        String names =
                ALL.stream()
                        .map(figure -> figure.getClass().getSimpleName())
                        .collect(Collectors.joining(", "));
        return fault
                + "\nusage: millrace bench [--quick] [--figure NAME]… [--records DIRECTORY]\nfigures: "
                + names;
    }
}
