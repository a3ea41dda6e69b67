/** Login of integration users: a token for user name and password. */
@NullMarked
package io.millrace.auth.login;

import org.jspecify.annotations.NullMarked;
