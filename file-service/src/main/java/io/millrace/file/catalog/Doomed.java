package io.millrace.file.catalog;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;

/** Which files of a tenant are to be deleted. */
public sealed interface Doomed {

    String tenant();

    /** The condition on {@code d}; its parameters are numbered from 3. */
    String condition();

    /** The tenant, the limit, and the condition's own. */
    Tuple parameters(int limit);

    /** The one file. */
    record ById(String tenant, long id) implements Doomed {
        @Override
        public String condition() {
            return "d.id = $3";
        }

        @Override
        public Tuple parameters(int limit) {
            return Tuple.of(tenant, limit, id);
        }
    }

    /** Every file of these names. */
    record ByName(String tenant, String prefix, Collection<String> names) implements Doomed {
        @Override
        public String condition() {
            return "d.prefix = $3 AND d.name = ANY($4)";
        }

        @Override
        public Tuple parameters(int limit) {
            return Tuple.of(tenant, limit, prefix, names.toArray(String[]::new));
        }
    }

    /** Every file under the prefix that is no younger than the one named. */
    record ByPrefix(String tenant, String prefix, long newest) implements Doomed {
        @Override
        public String condition() {
            return "d.prefix = $3 AND d.id <= $4";
        }

        @Override
        public Tuple parameters(int limit) {
            return Tuple.of(tenant, limit, prefix, newest);
        }
    }
}
