/** What services say to each other over Kafka: CloudEvents and their data. */
@NullMarked
package io.millrace.contracts;

import org.jspecify.annotations.NullMarked;
