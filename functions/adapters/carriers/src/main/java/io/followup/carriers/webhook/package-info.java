/** Posting to addresses that workspaces name. */
@NullMarked
package io.followup.carriers.webhook;

import org.jspecify.annotations.NullMarked;
