/** The doors of the HTTP contract, and of the bus, which brings the same content. */
@NullMarked
package io.followup.handlers.http;

import org.jspecify.annotations.NullMarked;
