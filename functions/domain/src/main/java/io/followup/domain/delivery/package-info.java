/** One notice on one channel: its status, its receipts. */
@NullMarked
package io.followup.domain.delivery;

import org.jspecify.annotations.NullMarked;
