/** What a workspace's own address is told, as Standard Webhooks describes. */
@NullMarked
package io.followup.domain.webhook;

import org.jspecify.annotations.NullMarked;
