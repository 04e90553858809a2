/** The two machines and the queues that they wait by, with the domain behind them. */
@NullMarked
package io.followup.local.waits;

import org.jspecify.annotations.NullMarked;
