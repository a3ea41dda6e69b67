/**
 * How a service lets the migration-service take definitions out of one tenant and put them into
 * another. The service says what its objects are by an {@link
 * io.millrace.platform.objects.ObjectOwner} and has a resource that hands requests on to {@link
 * io.millrace.platform.objects.ObjectRequests}.
 */
@NullMarked
package io.millrace.platform.objects;

import org.jspecify.annotations.NullMarked;
