/** The doors of the HTTP contract. */
@NullMarked
package io.followup.handlers.http;

import org.jspecify.annotations.NullMarked;
