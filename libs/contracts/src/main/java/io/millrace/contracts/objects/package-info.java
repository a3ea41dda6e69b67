/**
 * What the migration-service and the owners of objects say to each other over HTTP, under {@code
 * /internal/v1/objects}: definitions are taken out of one tenant and put into another.
 */
@NullMarked
package io.millrace.contracts.objects;

import org.jspecify.annotations.NullMarked;
