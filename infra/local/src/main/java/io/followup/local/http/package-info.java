/**
 * The laptop's front: HTTP to the very events that API Gateway hands to functions, and the /local
 * calls.
 */
@NullMarked
package io.followup.local.http;

import org.jspecify.annotations.NullMarked;
