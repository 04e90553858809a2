/**
 * The HTTP edge of a function: route, credentials, body, answer, in this order. Whatever comes in,
 * an answer of the contract goes out.
 */
@NullMarked
package io.followup.wire;

import org.jspecify.annotations.NullMarked;
