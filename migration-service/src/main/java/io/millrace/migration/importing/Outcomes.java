package io.millrace.migration.importing;

import io.millrace.contracts.objects.ObjectOutcome;
import io.millrace.migration.catalog.CarriedObject;
import java.util.List;

/** Ends of objects where the import as a whole does not go well. */
final class Outcomes {

    private Outcomes() {}

    static CarriedObject failed(CarriedObject object, String reason) {
        return ended(object, ObjectOutcome.FAILED, reason);
    }

    static CarriedObject skipped(CarriedObject object, String reason) {
        return ended(object, ObjectOutcome.SKIPPED, reason);
    }

    private static CarriedObject ended(CarriedObject object, ObjectOutcome end, String reason) {
        return new CarriedObject(
                object.type(),
                object.code(),
                object.body(),
                object.references(),
                object.secrets(),
                end.name(),
                reason);
    }

    static boolean isFailed(CarriedObject object) {
        return ObjectOutcome.FAILED.name().equals(object.outcome());
    }

    /** What is not itself at fault was left for the sake of the others. */
    static List<CarriedObject> left(List<CarriedObject> objects) {
        return objects.stream()
                .map(each ->
                        isFailed(each)
                                ? each
                                : skipped(each, "Nothing is imported: others were refused."))
                .toList();
    }

    static String refused(List<CarriedObject> objects) {
        long failed = objects.stream().filter(Outcomes::isFailed).count();
        return failed == 1 ? "One object was refused." : failed + " objects were refused.";
    }
}
