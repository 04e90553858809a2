/** What backends' webhooks come to, by samples of our own. */
@NullMarked
package io.followup.handlers.connect;

import org.jspecify.annotations.NullMarked;
