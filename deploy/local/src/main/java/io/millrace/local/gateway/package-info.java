/**
 * The one address of the local run: routes by the path table that the cluster's ingress uses, too.
 */
@NullMarked
package io.millrace.local.gateway;

import org.jspecify.annotations.NullMarked;
