/** Hands out the certificate of the ingress. */
@NullMarked
package io.millrace.auth.certificate;

import org.jspecify.annotations.NullMarked;
