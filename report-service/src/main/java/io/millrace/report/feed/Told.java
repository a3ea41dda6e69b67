package io.millrace.report.feed;

import io.millrace.contracts.CloudEvent;

/**
 * What an event told, of which tenant.
 *
 * @param data the event's own record
 */
record Told<D>(String tenant, D data) {

    static <D> Told<D> by(CloudEvent<D> event) {
        return new Told<>(event.tenant(), event.data());
    }
}
