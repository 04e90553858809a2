/**
 * Chat backends' webhooks as they are: one class for each backend, one way to take what it says.
 */
@NullMarked
package io.followup.handlers.connect;

import org.jspecify.annotations.NullMarked;
